import { describe, expect, it } from 'vitest'
import { operationId } from '../../../src/numbering/operation.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { hold, holdCommand, openStore, purchase } from '../given.ts'
import { trailOfLength } from '../trail-of-length.ts'

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

describe.each(STORE_KINDS)('Many at the same moment, $name', (kind) => {
  it('200 holds over 100 numbers: each number once, and the rest is out of stock', async () => {
    const store = await openStore(kind, 100)
    const searches = await Promise.all(times(200, (i) => hold(store, { resource: `resource ${i % 7}` })))
    const held = searches.flatMap(({ phoneNumbers }) => phoneNumbers)
    expect(held).toHaveLength(100)
    expect(new Set(held).size).toBe(100)
  })

  it('holds of several numbers: as many as exist, and never a false shortage', async () => {
    const store = await openStore(kind, 40)
    const searches = await Promise.all(times(16, () => hold(store, { quantity: 8 })))
    expect(searches.map(({ phoneNumbers }) => phoneNumbers.length).sort()).toEqual([
      ...times(11, () => 0),
      ...times(5, () => 8),
    ])
  })

  it('as many callers as numbers, each with one at most: no caller is told that there is none', async () => {
    const store = await openStore(kind, 8)
    await Promise.all(
      times(8, async () => {
        for (let round = 0; round < 40; round += 1) {
          const { id: searchId, phoneNumbers } = await hold(store)
          expect(phoneNumbers).toHaveLength(1)
          await store.cancel({ resource: 'contoso', searchId })
        }
      }),
    )
  })

  it('purchases of one search: one operation, one charge', async () => {
    const store = await openStore(kind)
    const { id } = await hold(store, { quantity: 3 })
    const answers = await Promise.all(times(50, () => purchase(store, id)))
    expect(answers[0]).toMatchObject({ kind: 'purchased', operation: { id: operationId('purchase', id) } })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const entries = await store.audit({ after: 0, limit: 99 })
    expect(entries.filter(({ command }) => command === 'purchase')).toHaveLength(1)
    expect(await store.count()).toMatchObject({ owned: 3 })
  })

  it('a purchase and a cancellation of one search: exactly one of them happens', async () => {
    const store = await openStore(kind, 20)
    const searches = await Promise.all(times(20, () => hold(store)))
    const answers = await Promise.all(
      searches.map(async ({ id: searchId }, index) => {
        const cancelling = () => store.cancel({ resource: 'contoso', searchId })
        const first = index % 2 === 0 ? cancelling() : undefined
        const [bought] = await Promise.all([purchase(store, searchId), first ?? cancelling()])
        return bought.kind
      }),
    )
    for (const [index, { id }] of searches.entries()) {
      const { cancelledAt, purchasedAt } = (await store.search('contoso', id))?.value ?? {}
      expect(purchasedAt !== undefined).toBe(answers[index] === 'purchased')
      expect(cancelledAt === undefined).toBe(answers[index] === 'purchased')
    }
    const owned = answers.filter((kind) => kind === 'purchased').length
    expect(await store.count()).toEqual({ total: 20, free: 20 - owned, busy: 0, owned })
  })

  it('a call that fails fails alone, and leaves nothing behind', async () => {
    const store = await openStore(kind, 10)
    const { id: searchId, phoneNumbers } = await hold(store)
    const results = await Promise.allSettled([
      store.hold(holdCommand()),
      // A caller chooses each search id once.
      store.hold(holdCommand({ searchId, quantity: 5 })),
      store.hold(holdCommand()),
      store.hold(holdCommand({ offerings: [], quantity: 5 })),
      store.hold(holdCommand()),
    ])
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true])
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StorageError)
    }
    expect((await store.search('contoso', searchId))?.value.phoneNumbers).toEqual(phoneNumbers)
    expect(await store.count()).toEqual({ total: 10, free: 6, busy: 4, owned: 0 })
    expect(await trailOfLength(store, 5)).toHaveLength(5)
  })

  it('numbers that a failed call would have taken are there for the calls beside it', async () => {
    const store = await openStore(kind, 2)
    const { id: searchId } = await hold(store)
    const [, { phoneNumbers }] = await Promise.all([
      store.hold(holdCommand({ searchId })).catch(() => undefined),
      hold(store, { quantity: 2 }),
    ])
    expect(phoneNumbers).toHaveLength(1)
  })

  it('a stock that was rolled back with its call can be added again', async () => {
    const store = await openStore(kind, 0)
    const block = usBlock({ ...US_GEOGRAPHIC, areaCode: '206' }, 5)
    const broken = usBlock({ ...US_GEOGRAPHIC, areaCode: '206', capabilities: JSON.parse('null') }, 5)
    await expect(store.addStock([block, broken])).rejects.toBeInstanceOf(StorageError)
    expect(await store.count()).toMatchObject({ total: 0 })
    // The store may have remembered the stock: its numbers must not be taken for numbers of the next stock.
    expect(await store.addStock([block])).toBe(5)
    expect(await store.addStock([usBlock(US_TOLL_FREE, 2)])).toBe(2)
    expect((await hold(store, { quantity: 9 })).phoneNumbers).toHaveLength(5)
  })

  it('after it was closed, also twice at once, a store refuses each call', async () => {
    const store = await kind.open()
    await Promise.all([store.close(), store.close()])
    await store.close()
    await expect(store.now()).rejects.toBeInstanceOf(StorageError)
    await expect(store.hold(holdCommand())).rejects.toBeInstanceOf(StorageError)
  })
})
