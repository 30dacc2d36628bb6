import { describe, expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import type { BrowseQuery } from '../../../src/storage/port/browse-store.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { CALLS, HOLD_MS, hold, moveClock, openStore } from '../given.ts'
import { nthNumber } from '../given-reservation.ts'

const LIMIT = 25

async function browse(
  store: InventoryStore,
  seed: number,
  query: Partial<BrowseQuery> = {},
): Promise<readonly PhoneNumber[]> {
  const { country, numberType } = CALLS
  const defaults = {
    resource: 'contoso',
    country,
    numberType,
    offerings: [CALLS],
    prefixes: [],
    limit: LIMIT,
  }
  const { phoneNumbers } = await store.browse({ ...defaults, seed, ...query })
  expect(new Set(phoneNumbers).size).toBe(phoneNumbers.length)
  return phoneNumbers
}

describe.each(STORE_KINDS)('Browsing, $name', (kind) => {
  it('shows every free number about as often as any other, with half of the stock held', async () => {
    const store = await openStore(kind, 1_000)
    await hold(store, { quantity: 500 })
    const shown = new Map<string, number>()
    const rounds = 400
    for (let seed = 0; seed < rounds; seed += 1) {
      const numbers = await browse(store, seed)
      expect(numbers).toHaveLength(LIMIT)
      for (const number of numbers) shown.set(number, (shown.get(number) ?? 0) + 1)
    }
    expect([...shown.keys()].every((number) => number >= nthNumber(500))).toBe(true)
    // Each number is expected 20 times. If all are equally likely, the sum of the squared differences by 20
    // has the mean 475 and the standard deviation 31: 600 is four deviations above the mean.
    const expected = (rounds * LIMIT) / 500
    const differences = Array.from({ length: 500 }, (_, nth) => {
      return ((shown.get(nthNumber(500 + nth)) ?? 0) - expected) ** 2 / expected
    })
    expect(differences.reduce((sum, difference) => sum + difference, 0)).toBeLessThan(600)
  })

  it('holds nothing, and changes nothing', async () => {
    const store = await openStore(kind, 30)
    expect(await browse(store, 1)).toEqual(await browse(store, 1))
    expect(await browse(store, 1)).not.toEqual(await browse(store, 2))
    expect(await store.count()).toMatchObject({ free: 30 })
    expect(await store.audit({ after: 0, limit: 9 })).toHaveLength(1)
  })

  it('finds the last free numbers, and none where none is free, however many are held', async () => {
    const store = await openStore(kind, 5_000)
    await hold(store, { quantity: 4_997 })
    const left = [4_997, 4_998, 4_999].map(nthNumber)
    expect((await browse(store, 1)).toSorted()).toEqual(left)
    expect((await browse(store, 2, { prefixes: ['1425'] })).toSorted()).toEqual(left)
    await hold(store, { quantity: 3, holdMs: 2 * HOLD_MS })
    expect(await browse(store, 3)).toEqual([])
    expect(await browse(store, 3, { prefixes: ['1'] })).toEqual([])
    await moveClock(store, HOLD_MS)
    expect(await browse(store, 4)).toHaveLength(LIMIT)
  })

  it('shows numbers that begin with one of the prefixes, and no other numbers', async () => {
    const store = await openStore(kind, 200)
    await store.addStock([usBlock({ ...US_GEOGRAPHIC, areaCode: '206' }, 200)])
    for (const prefixes of [['1425'], ['1425555011', '142555502'], ['1425', '14', '14255550']]) {
      const numbers = await browse(store, 5, { prefixes })
      expect(numbers).toHaveLength(LIMIT)
      expect(numbers.filter((number) => !prefixes.some((prefix) => number.startsWith(`+${prefix}`)))).toEqual(
        [],
      )
    }
    expect(await browse(store, 6, { prefixes: ['14255550123', '14255550123'] })).toEqual(['+14255550123'])
    expect(await browse(store, 6, { prefixes: ['142555501234', '1999', '49'] })).toEqual([])
    const areas = new Set((await browse(store, 7)).map((number) => number.slice(2, 5)))
    expect([...areas].sort()).toEqual(['206', '425'])
  })

  it('shows the best offering that has free numbers, all with at least its capabilities', async () => {
    const store = await openStore(kind, 2)
    const everything = { calling: 'inbound+outbound', sms: 'inbound+outbound' } as const
    await store.addStock([usBlock({ ...US_GEOGRAPHIC, areaCode: '206', capabilities: everything }, 2)])
    const more = { ...CALLS, capabilities: everything, cost: { ...CALLS.cost, amount: 3 } }
    const query = {
      resource: 'contoso',
      country: 'US',
      numberType: 'geographic',
      prefixes: [],
      limit: LIMIT,
      seed: 1,
    } as const
    const first = await store.browse({ ...query, offerings: [CALLS, more] })
    expect(first.offering).toEqual(CALLS)
    expect(first.phoneNumbers).toHaveLength(4)
    const second = await store.browse({ ...query, offerings: [more, CALLS] })
    expect(second.phoneNumbers.toSorted()).toEqual(['+12065550100', '+12065550101'])
    await hold(store, { offerings: [more], capabilities: everything, quantity: 2 })
    expect((await store.browse({ ...query, offerings: [more, CALLS] })).offering).toEqual(CALLS)
  })

  it('counts numbers that are added twice, or in pieces, once', async () => {
    const store = await openStore(kind, 0)
    const { stock, first } = usBlock(US_GEOGRAPHIC, 1)
    const block = (from: number, to: number) => ({ stock, first: nthNumber(from), last: nthNumber(to) })
    expect(first).toBe(nthNumber(0))
    await store.addStock([block(10, 14), block(20, 24), block(0, 29), block(5, 34), block(30, 39)])
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 400; seed += 1) {
      for (const number of await browse(store, seed, { limit: 1 })) {
        counts.set(number, (counts.get(number) ?? 0) + 1)
      }
    }
    // Each number is expected 10 times; a number that counted twice would appear 20 times.
    expect(counts.size).toBe(40)
    const added = Array.from({ length: 40 }, (_, nth) => counts.get(nthNumber(nth)) ?? 0)
    const spread = added.reduce((sum, count) => sum + (count - 10) ** 2 / 10, 0)
    expect(spread).toBeLessThan(75)
  })
})
