import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/numbering/audit-entry.ts'
import { NUMBER_STATES, type NumberStateName } from '../../../src/numbering/number-states.ts'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import { NO_NUMBERS as NONE } from '../../../src/numbering/state-counts.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import type { StockCounts } from '../../../src/storage/port/stock-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, firstNumber, HOLD_MS, hold, moveClock, openStore, release, START } from '../given.ts'
import { cancelReservation, nthNumber, numbers, reserve, reserveNumbers } from '../given-reservation.ts'
import { steps, takeSteps } from '../random-steps.ts'

describe.each(STORE_KINDS)('The counts of each stock, $name', (kind) => {
  it('tell free, held, owned and aging numbers apart, and each number is one of them', async () => {
    const store = await openStore(kind, 12)
    await hold(store, { quantity: 3 })
    await reserveNumbers(store, 10, 11)
    const { phoneNumbers } = await buy(store, 2)
    for (const phoneNumber of phoneNumbers.slice(1)) await release(store, phoneNumber, 2 * HOLD_MS)
    const stock = US_GEOGRAPHIC
    expect(await store.stockCounts()).toEqual({
      value: [{ stock, ...NONE, free: 5, held: 5, owned: 1, aging: 1 }],
      now: START,
    })
    await moveClock(store, HOLD_MS)
    expect((await store.stockCounts()).value).toEqual([{ stock, ...NONE, free: 10, owned: 1, aging: 1 }])
    await moveClock(store, 2 * HOLD_MS)
    expect((await store.stockCounts()).value).toEqual([{ stock, ...NONE, free: 11, owned: 1 }])
  })

  it('count a number that is held again after its aging as held', async () => {
    const store = await openStore(kind, 1)
    await release(store, firstNumber(await buy(store)), 10)
    expect((await store.stockCounts()).value).toMatchObject([{ ...NONE, aging: 1 }])
    await moveClock(store, 10)
    const search = await hold(store)
    expect((await store.stockCounts()).value).toMatchObject([{ ...NONE, held: 1 }])
    await store.cancel({ resource: 'contoso', searchId: search.id })
    expect((await store.stockCounts()).value).toMatchObject([{ ...NONE, free: 1 }])
    const reservationId = await reserveNumbers(store, 0)
    expect((await store.stockCounts()).value).toMatchObject([{ ...NONE, held: 1 }])
    await reserve(store, { reservationId, remove: [nthNumber(0)] })
    expect((await store.stockCounts()).value).toMatchObject([{ ...NONE, free: 1 }])
    await reserve(store, { reservationId, add: numbers(0) })
    await cancelReservation(store, reservationId)
    expect((await store.stockCounts()).value).toMatchObject([{ ...NONE, free: 1 }])
  })

  it('are of each stock, in the order of countries, types, area codes and capabilities', async () => {
    const store = await openStore(kind, 0)
    expect((await store.stockCounts()).value).toEqual([])
    const inbound = { ...US_GEOGRAPHIC, capabilities: { calling: 'inbound', sms: 'none' } } as const
    const british = { ...US_GEOGRAPHIC, country: 'GB', areaCode: '9' }
    const stocks = [US_TOLL_FREE, US_GEOGRAPHIC, { ...US_GEOGRAPHIC, areaCode: '206' }, british]
    for (const [nth, stock] of stocks.entries()) await store.addStock([usBlock(stock, nth + 1)])
    await store.addStock([{ ...usBlock(inbound, 1), first: '+14255559999', last: '+14255559999' }])
    const counted = (await store.stockCounts()).value
    expect(
      counted.map(({ stock, free }) => [stock.country, stock.areaCode, stock.capabilities.calling, free]),
    ).toEqual([
      ['GB', '9', 'inbound+outbound', 4],
      ['US', '206', 'inbound+outbound', 3],
      ['US', '425', 'inbound', 1],
      ['US', '425', 'inbound+outbound', 2],
      ['US', '888', 'inbound+outbound', 1],
    ])
  })

  it('add up to the counts of the whole inventory, whatever happened', {
    timeout: SHRINKING_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (someSteps) => {
        const store = await kind.open()
        try {
          await store.resetClock({ mode: 'frozen', at: START })
          await takeSteps(store, someSteps)
          const counted = (await store.stockCounts()).value
          const sum = (...states: readonly NumberStateName[]) =>
            counted.reduce(
              (total, counts: StockCounts) => states.reduce((all, state) => all + counts[state], total),
              0,
            )
          expect({
            total: sum(...NUMBER_STATES),
            free: sum('free'),
            busy: sum('held', 'aging', 'withdrawn', 'quarantined', 'portedOut'),
            owned: sum('owned'),
          }).toEqual(await store.count())
          // A number ages while its newest entry tells of a rest whose end has not come.
          const { value, now } = await replayed(store)
          expect(sum('aging')).toBe(value.filter((freeAt) => freeAt > now).length)
        } finally {
          await store.close()
        }
      }),
      runParameters(kind.name === 'SQLite in memory' ? 25 : 4),
    )
  })
})

/** The end of the aging of each number whose newest audit entry tells of one, and the present time. */
async function replayed(store: InventoryStore) {
  const newest = new Map<PhoneNumber, AuditEntry>()
  for (const entry of await store.audit({ after: 0, limit: 1_000 })) {
    if (!('phoneNumbers' in entry)) continue
    for (const phoneNumber of entry.phoneNumbers) newest.set(phoneNumber, entry)
  }
  const value = [...newest.values()].flatMap((entry) => {
    const isRest = entry.command === 'release' || entry.command === 'restore' || entry.command === 'portIn'
    return isRest && 'freeAt' in entry && entry.freeAt !== undefined ? [entry.freeAt] : []
  })
  return { value, now: await store.now() }
}
