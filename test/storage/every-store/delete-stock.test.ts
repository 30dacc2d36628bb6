import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_NUMBERS } from '../../../src/numbering/state-counts.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, CALLS, givenTerms, HOLD_MS, hold, moveClock, newGuid, openStore, release } from '../given.ts'
import { nthNumber, numbers, reserve } from '../given-reservation.ts'

const AUTHOR = { by: 'key 1' }

function range(first: number, last: number, limit = 1_000) {
  return { first: nthNumber(first), last: nthNumber(last), limit, author: AUTHOR }
}

/** The numbers that a search for any finds, and those that browsing shows. */
async function offered(store: InventoryStore) {
  const { id: searchId, phoneNumbers } = await hold(store, { quantity: 1_000 })
  await store.cancel({ resource: 'contoso', searchId })
  const { country, numberType } = CALLS
  const terms = { country, numberType, offerings: [CALLS], prefixes: [], limit: 1_000, seed: 7 }
  const browsed = await store.browse({ resource: 'contoso', ...terms })
  return { found: [...phoneNumbers].sort(), browsed: [...browsed.phoneNumbers].sort() }
}

describe.each(STORE_KINDS)('The deletion of numbers, $name', (kind) => {
  it('takes away what nobody has or ever owned, and leaves the rest with its states', async () => {
    const store = await openStore(kind, 12)
    const ended = await hold(store)
    await buy(store, 3)
    await release(store, nthNumber(1), 5)
    await release(store, nthNumber(2), 2 * HOLD_MS)
    await store.changeNumber({
      ...{ phoneNumber: nthNumber(5), author: AUTHOR },
      change: { kind: 'assign', owner: { resource: 'contoso', id: newGuid(), terms: givenTerms() } },
    })
    for (const kind of ['release', 'quarantine', 'portOut'] as const) {
      const nth = { release: 5, quarantine: 6, portOut: 7 }[kind]
      const change = {
        release: { kind: 'release', resource: 'contoso', agingMs: 0 },
        quarantine: { kind: 'quarantine', until: Date.UTC(2099, 0, 1) },
        portOut: { kind: 'portOut' },
      } as const
      await store.changeNumber({ phoneNumber: nthNumber(nth), author: AUTHOR, change: change[kind] })
    }
    await store.changeSale({ action: 'withdraw', ...range(8, 8) })
    await moveClock(store, 5)
    // 0 is held, 1 and 5 are free and were owned, 2 ages, 3 is owned, 7 was ported out.
    const left = { ...NO_NUMBERS, free: 2, held: 1, owned: 1, aging: 1, portedOut: 1 }
    const answer = await store.deleteStock({ ...range(0, 11), reason: 'a mistake' })
    expect(answer).toEqual({ changed: 6, left, onceOwned: 2 })
    expect(await store.deleteStock(range(0, 11))).toEqual({ changed: 0, left, onceOwned: 2 })
    expect((await store.stockCounts()).value).toEqual([{ stock: US_GEOGRAPHIC, ...left }])
    expect((await store.audit({ after: 0, limit: 99 })).at(-1)).toMatchObject({
      ...{ command: 'delete', reason: 'a mistake', author: AUTHOR },
      phoneNumbers: [4, 6, 8, 9, 10, 11].map(nthNumber),
    })
    expect(await store.explainNumber(nthNumber(9))).toBeUndefined()
    expect(await store.numberHistory(nthNumber(9), 9)).toEqual([])
    expect(await offered(store)).toEqual({ found: [1, 5].map(nthNumber), browsed: [1, 5].map(nthNumber) })
    // The hold that was there is not touched, and can be bought.
    expect(await store.search('contoso', ended.id)).toMatchObject({ value: { phoneNumbers: [nthNumber(0)] } })
    expect(await reserve(store, { reservationId: newGuid(), add: numbers(9) })).not.toMatchObject({
      reservation: { value: { phoneNumbers: [{ phoneNumber: nthNumber(9) }] } },
    })
  })

  it('goes a few numbers at a time, and a later import brings the numbers in anew', async () => {
    const store = await openStore(kind, 10)
    expect(await store.deleteStock(range(2, 8, 3))).toEqual({
      ...{ changed: 3, left: NO_NUMBERS, onceOwned: 0 },
      seen: nthNumber(4),
    })
    expect(await store.addStock([usBlock(US_GEOGRAPHIC, 8)])).toBe(3)
    expect((await offered(store)).browsed).toEqual(Array.from({ length: 10 }, (_, nth) => nthNumber(nth)))
    expect((await store.numberHistory(nthNumber(3), 9)).map(({ command }) => command)).toEqual([
      'cancel',
      'search',
      'stock',
    ])
    await store.deleteStock(range(0, 99))
    expect(await store.stockCounts()).toMatchObject({ value: [] })
    expect(await store.stocks('US')).toEqual([])
    expect((await offered(store)).browsed).toEqual([])
    expect(await store.addStock([usBlock(US_GEOGRAPHIC, 4)])).toBe(4)
    expect((await offered(store)).found).toHaveLength(4)
  })

  it('leaves every other number in its place, however ranges are imported and deleted', {
    timeout: SHRINKING_MS,
  }, async () => {
    const nth = fc.nat(29)
    const step = fc.record({ kind: fc.constantFrom('add', 'delete', 'hold'), nth, more: fc.nat(9) })
    const property = fc.asyncProperty(fc.array(step, { maxLength: 12, size: 'max' }), async (steps) => {
      const store = await kind.open()
      const there = new Set<number>()
      try {
        await moveClock(store, 0)
        for (const { kind, nth, more } of steps) {
          const some = Array.from({ length: more + 1 }, (_, index) => nth + index)
          if (kind === 'hold') {
            // A number that was held and came back has a row of its own.
            const { id: searchId } = await hold(store, { quantity: more + 1 })
            await store.cancel({ resource: 'contoso', searchId })
            continue
          }
          const [first, last] = [nthNumber(nth), nthNumber(nth + more)]
          const known = some.filter((each) => there.has(each)).length
          if (kind === 'add') {
            expect(await store.addStock([{ stock: US_GEOGRAPHIC, first, last }])).toBe(more + 1 - known)
            for (const each of some) there.add(each)
          } else {
            expect(await store.deleteStock(range(nth, nth + more))).toMatchObject({ changed: known })
            for (const each of some) there.delete(each)
          }
        }
        const all = [...there].sort((one, other) => one - other).map(nthNumber)
        expect(await offered(store)).toEqual({ found: all, browsed: all })
        expect(await store.count()).toMatchObject({ total: all.length, free: all.length })
      } finally {
        await store.close()
      }
    })
    await fc.assert(property, runParameters(kind.name === 'SQLite in memory' ? 100 : 8))
  })
})
