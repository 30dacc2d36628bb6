import { describe, expect, it } from 'vitest'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { openStore } from '../given.ts'
import { LARGE_IMPORT, LARGE_IMPORT_SIZE } from '../large-import.ts'

const ALL = { after: 0, limit: 1_000 }
/** No store takes a stock without a country. */
const IMPOSSIBLE = JSON.parse(JSON.stringify(usBlock(US_TOLL_FREE, 1)), (key, value) =>
  key === 'country' ? null : value,
)

describe.each(STORE_KINDS)('Adding more stock than one statement adds, $name', (kind) => {
  it('counts each number once, however the blocks overlap', async () => {
    const store = await openStore(kind, 0)
    expect(await store.addStock(LARGE_IMPORT)).toBe(LARGE_IMPORT_SIZE)
    expect(await store.addStock(LARGE_IMPORT)).toBe(0)
    expect(await store.count()).toMatchObject({ total: LARGE_IMPORT_SIZE, free: LARGE_IMPORT_SIZE })
  })

  it('adds nothing if the last block fails', async () => {
    const store = await openStore(kind, 3)
    const before = await store.audit(ALL)
    const tollFree = usBlock(US_TOLL_FREE, 2)
    await expect(store.addStock([tollFree, ...LARGE_IMPORT, IMPOSSIBLE])).rejects.toThrow()
    expect(await store.count()).toMatchObject({ total: 3 })
    expect(await store.audit(ALL)).toEqual(before)
    expect((await store.stockCounts()).value).toMatchObject([{ stock: US_GEOGRAPHIC, free: 3 }])
    // What the store remembers of the failed call is gone too.
    expect(await store.addStock([tollFree, ...LARGE_IMPORT])).toBe(LARGE_IMPORT_SIZE - 3 + 2)
    expect((await store.stockCounts()).value).toMatchObject([
      { stock: US_GEOGRAPHIC, free: LARGE_IMPORT_SIZE },
      { stock: US_TOLL_FREE, free: 2 },
    ])
  })

  it('names every block in the trail, in the order of the call, by the thousand', async () => {
    const store = await openStore(kind, 0)
    await store.addStock(LARGE_IMPORT)
    const trail = await store.audit(ALL)
    const named = trail.map((entry) => (entry.command === 'stock' ? entry.blocks : []))
    expect(named.flat()).toEqual(LARGE_IMPORT)
    expect(named.map(({ length }) => length)).toEqual([1_000, 345])
    expect(new Set(trail.map(({ at }) => at)).size).toBe(1)
  })

  it('gives a number the history of the block that brought it in', async () => {
    const store = await openStore(kind, 0)
    await store.addStock(LARGE_IMPORT)
    const trail = await store.audit(ALL)
    for (const nth of [0, 999, 1_000, 1_344]) {
      // The numbers in the middle of a block are in no other block.
      const phoneNumber = `+${Number(LARGE_IMPORT[nth]?.first) + 350}` as const
      expect(await store.numberHistory(phoneNumber, 9)).toEqual([trail[Math.floor(nth / 1_000)]])
    }
  })
})
