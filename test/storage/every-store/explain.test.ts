import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_NUMBERS } from '../../../src/numbering/state-counts.ts'
import type { NumberState } from '../../../src/storage/port/explain-store.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  buy,
  firstNumber,
  HOLD_MS,
  hold,
  moveClock,
  newGuid,
  openStore,
  purchase,
  release,
  START,
} from '../given.ts'
import { buyReservation, cancelReservation, nthNumber, reserveNumbers } from '../given-reservation.ts'
import { ALL_NUMBERS, takeTimedSteps, timedSteps } from '../timed-steps.ts'

const [NUMBER, LAST] = [nthNumber(0), nthNumber(9)]
const until = START + HOLD_MS

async function stateOf(store: InventoryStore, phoneNumber = NUMBER): Promise<NumberState | undefined> {
  return (await store.explainNumber(phoneNumber))?.value.state
}

describe.each(STORE_KINDS)('The state of a number, $name', (kind) => {
  it('comes with its stock; a number that the inventory does not have has none', async () => {
    const store = await openStore(kind)
    expect(await store.explainNumber(NUMBER)).toEqual({
      value: { stock: US_GEOGRAPHIC, state: { kind: 'untouched' } },
      now: START,
    })
    for (const other of [nthNumber(10), '+4915112345678'] as const) {
      expect(await store.explainNumber(other)).toBeUndefined()
    }
  })

  it('says which search holds it and until when, and since when it is free', async () => {
    const store = await openStore(kind)
    const { id: searchId } = await hold(store)
    const by = { resource: 'contoso', searchId }
    expect(await stateOf(store)).toEqual({ kind: 'held', until, by })
    expect(await stateOf(store, nthNumber(1))).toEqual({ kind: 'untouched' })
    await moveClock(store, HOLD_MS - 1)
    expect(await stateOf(store)).toEqual({ kind: 'held', until, by })
    await moveClock(store, HOLD_MS)
    expect(await stateOf(store)).toEqual({ kind: 'free', since: until })
    await moveClock(store, HOLD_MS + 5)
    expect(await stateOf(store)).toEqual({ kind: 'free', since: until })
  })

  it('says which reservation holds it, until that is deleted', async () => {
    const store = await openStore(kind)
    const reservationId = await reserveNumbers(store, 9)
    expect(await stateOf(store, LAST)).toEqual({
      kind: 'held',
      until,
      by: { resource: 'contoso', reservationId },
    })
    await moveClock(store, 5)
    await cancelReservation(store, reservationId)
    expect(await stateOf(store, LAST)).toEqual({ kind: 'free', since: START + 5 })
  })

  it('says who owns it, since when, and what was bought; then that it ages', async () => {
    const store = await openStore(kind)
    const { id: searchId } = await hold(store)
    await moveClock(store, 7)
    await purchase(store, searchId)
    const sold = { kind: 'owned', isProtected: false, resource: 'contoso', since: START + 7 } as const
    expect(await stateOf(store)).toEqual({ ...sold, soldBy: searchId })
    const reservationId = await reserveNumbers(store, 9)
    await buyReservation(store, reservationId)
    expect(await stateOf(store, LAST)).toEqual({ ...sold, soldBy: reservationId })
    await release(store, NUMBER, 10)
    expect(await stateOf(store)).toEqual({ kind: 'aging', until: START + 17 })
    await moveClock(store, 17)
    expect(await stateOf(store)).toEqual({ kind: 'free', since: START + 17 })
  })

  it('is what the counts say, whatever has happened', { timeout: SHRINKING_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(timedSteps, async (steps) => {
        const store = await kind.open()
        try {
          await store.resetClock({ mode: 'frozen', at: START })
          await takeTimedSteps(store, steps, async (byMs) => {
            await store.advanceClock({ byMs })
          })
          const counts = { ...NO_NUMBERS }
          for (const phoneNumber of ALL_NUMBERS) {
            const { kind = 'untouched' } = (await stateOf(store, phoneNumber)) ?? {}
            counts[kind === 'untouched' ? 'free' : kind] += 1
          }
          expect((await store.stockCounts()).value).toEqual([{ stock: US_GEOGRAPHIC, ...counts }])
        } finally {
          await store.close()
        }
      }),
      runParameters(kind.name === 'SQLite in memory' ? 100 : 10),
    )
  })
})

describe.each(STORE_KINDS)('The explanation of a search, $name', (kind) => {
  it('has its resource, the area code that was asked for, what was found, and its operations', async () => {
    const store = await openStore(kind)
    const delay = { notStartedMs: 1, runningMs: 2 }
    const search = await hold(store, { resource: 'fabrikam', areaCode: '425', quantity: 11, delay })
    const read = async () => (await store.explainSearch(search.id))?.value
    const operation = (await store.operation('fabrikam', `search_${search.id}`))?.value
    const explained = { resource: 'fabrikam', search, areaCode: '425', operation }
    expect(await store.explainSearch(search.id)).toEqual({ value: explained, now: START })
    expect(search.phoneNumbers).toHaveLength(10)
    await purchase(store, search.id, 'fabrikam')
    expect(await read()).toEqual({
      ...explained,
      search: { ...search, purchasedAt: START },
      purchase: (await store.operation('fabrikam', `purchase_${search.id}`))?.value,
    })
  })

  it('has no area code where none was asked for', async () => {
    const store = await openStore(kind)
    const { id } = await hold(store)
    expect((await store.explainSearch(id))?.value).not.toHaveProperty('areaCode')
  })

  it('has the area code of each of many searches at once', async () => {
    const store = await openStore(kind)
    firstNumber(await buy(store))
    const asked = ['425', undefined, '999', undefined, '425']
    const searches = await Promise.all(
      asked.map((areaCode) => hold(store, areaCode === undefined ? {} : { areaCode })),
    )
    const told = await Promise.all(searches.map(({ id }) => store.explainSearch(id)))
    expect(told.map((one) => one?.value.areaCode)).toEqual(asked)
    expect(told.map((one) => one?.value.search.phoneNumbers.length)).toEqual([1, 1, 0, 1, 1])
  })

  it('is of no search that there is not', async () => {
    const store = await openStore(kind)
    expect(await store.explainSearch(newGuid())).toBeUndefined()
  })
})
