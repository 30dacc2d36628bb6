import { describe, expect, it } from 'vitest'
import { CHANGES_LISTED } from '../../../src/storage/port/clock-changes.ts'
import { SHRINKING_MS } from '../../model/run-parameters.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { advance } from '../advance.ts'
import { buy, firstNumber, HOLD_MS, hold, newGuid, openStore, release, START } from '../given.ts'
import { buyReservation, nthNumber, reserveNumbers } from '../given-reservation.ts'

const MINUTE = 60_000
const NOTHING = {
  holdsEnded: [],
  reservationsEnded: [],
  operations: [],
  counts: { holdsEnded: 0, reservationsEnded: 0, operations: 0 },
  numbersFree: 0,
}

describe.each(STORE_KINDS)('The clock that is advanced, $name', (kind) => {
  it('keeps its mode, and the system’s time becomes a moved one', async () => {
    const store = await openStore(kind)
    await advance(store, 5)
    expect(await store.clock()).toEqual({ value: { mode: 'frozen', at: START + 5 }, now: START + 5 })
    await store.setClock({ mode: 'running', rate: 60 })
    const { value: running } = await store.clock()
    await advance(store, 1_000)
    expect((await store.clock()).value).toEqual({ ...running, at: START + 5 + 1_000 })
    await store.setClock({ mode: 'system' })
    await advance(store, 7)
    await advance(store, 8)
    expect((await store.clock()).value).toEqual({ mode: 'offset', offsetMs: 15 })
  })

  it('by nothing changes nothing', async () => {
    const store = await openStore(kind)
    await hold(store, { holdMs: 0 })
    expect(await advance(store, 0)).toEqual({ now: START, ...NOTHING })
  })

  it('ends a hold at its expiry, and not a millisecond before', async () => {
    const store = await openStore(kind)
    const { id: searchId, phoneNumbers, expiresAt } = await hold(store, { quantity: 2 })
    await hold(store, { country: 'FR' })
    expect(await advance(store, HOLD_MS - 1)).toEqual({ now: START + HOLD_MS - 1, ...NOTHING })
    expect(await advance(store, 1)).toEqual({
      ...NOTHING,
      now: START + HOLD_MS,
      holdsEnded: [{ resource: 'contoso', searchId, phoneNumbers, expiresAt }],
      counts: { ...NOTHING.counts, holdsEnded: 1 },
      numbersFree: 2,
    })
    expect(await advance(store, HOLD_MS)).toEqual({ now: START + 2 * HOLD_MS, ...NOTHING })
  })

  it('answers no hold that was bought or cancelled, and what ends first stands first', async () => {
    const store = await openStore(kind)
    await buy(store)
    const { id: cancelled } = await hold(store)
    await store.cancel({ resource: 'contoso', searchId: cancelled })
    const late = await hold(store, { resource: 'contoso', holdMs: 2 * HOLD_MS })
    const soon = await hold(store, { resource: 'fabrikam' })
    const { holdsEnded, numbersFree } = await advance(store, 2 * HOLD_MS)
    expect(holdsEnded.map(({ searchId }) => searchId)).toEqual([soon.id, late.id])
    expect(numbersFree).toBe(2)
  })

  it('ends reservations, also empty ones, with their numbers in order', async () => {
    const store = await openStore(kind)
    const full = await reserveNumbers(store, 7, 3)
    const empty = await reserveNumbers(store)
    const bought = await reserveNumbers(store, 1)
    await buyReservation(store, bought)
    const changes = await advance(store, HOLD_MS)
    const expiresAt = START + HOLD_MS
    const phoneNumbers = [nthNumber(3), nthNumber(7)]
    expect(changes.reservationsEnded).toEqual([
      { resource: 'contoso', reservationId: full, phoneNumbers, expiresAt },
      { resource: 'contoso', reservationId: empty, phoneNumbers: [], expiresAt },
    ])
    expect(changes.numbersFree).toBe(2)
  })

  it('frees numbers that have aged, at the very instant', async () => {
    const store = await openStore(kind)
    await release(store, firstNumber(await buy(store)), 10)
    expect((await advance(store, 9)).numbersFree).toBe(0)
    expect((await advance(store, 1)).numbersFree).toBe(1)
  })

  it.each([
    ['that wait and run', { notStartedMs: MINUTE, runningMs: MINUTE }, ['running', 'succeeded']],
    ['that only wait', { notStartedMs: MINUTE, runningMs: 0 }, ['succeeded']],
    ['that only run', { notStartedMs: 0, runningMs: MINUTE }, ['succeeded']],
  ] as const)(
    'shows the new status of operations of every type %s, at its instant',
    async (_, delay, statuses) => {
      const store = await openStore(kind)
      const of = { resource: 'contoso', delay, agreeToNotResell: true }
      const { phoneNumbers: owned } = await buy(store, 2)
      const { id: search } = await hold(store, { delay, holdMs: 9 * HOLD_MS })
      const { id: bought } = await hold(store)
      await store.purchase({ ...of, searchId: bought })
      const reservationId = await reserveNumbers(store, 9)
      await store.purchaseReservation({ ...of, reservationId })
      const [releaseId, updateId] = [newGuid(), newGuid()]
      const [one = nthNumber(0), other = nthNumber(1)] = owned
      await store.release({ ...of, phoneNumber: one, agingMs: 0, operationGuid: releaseId })
      await store.updateCapabilities({
        ...of,
        phoneNumber: other,
        patch: { calling: 'inbound' },
        operationGuid: updateId,
      })
      await store.release({ ...of, phoneNumber: '+14255550999', agingMs: 0, operationGuid: newGuid() })

      const ids = [
        `search_${search}`,
        `purchase_${bought}`,
        `reservationPurchase_${reservationId}`,
        `release_${releaseId}`,
        `capabilities_${updateId}`,
      ]
      expect((await advance(store, MINUTE - 1)).operations).toEqual([])
      for (const [nth, last] of statuses.entries()) {
        const { operations, counts } = await advance(store, nth === 0 ? 1 : MINUTE)
        expect(counts.operations).toBe(6)
        const shown = operations.map(({ operationId, status }) => [operationId, status])
        expect(shown).toEqual(expect.arrayContaining(ids.map((id) => [id, last])))
        expect(operations.map(({ operationId }) => operationId)).toEqual(
          operations.map(({ operationId }) => operationId).toSorted(),
        )
        expect(operations.filter(({ status }) => status === 'failed')).toHaveLength(
          last === 'running' ? 0 : 1,
        )
      }
      expect((await advance(store, MINUTE)).operations).toEqual([])
    },
  )

  it('lists a bounded number of records, and counts all', { timeout: SHRINKING_MS }, async () => {
    const store = await openStore(kind, CHANGES_LISTED + 1)
    const delay = { notStartedMs: 0, runningMs: 1 }
    for (let left = CHANGES_LISTED + 1; left > 0; left -= 91) {
      await Promise.all(Array.from({ length: Math.min(left, 91) }, () => hold(store, { delay })))
    }
    const { holdsEnded, operations, counts, numbersFree } = await advance(store, HOLD_MS)
    expect(holdsEnded).toHaveLength(CHANGES_LISTED)
    expect(operations).toHaveLength(CHANGES_LISTED)
    expect(counts).toEqual({
      ...NOTHING.counts,
      holdsEnded: CHANGES_LISTED + 1,
      operations: CHANGES_LISTED + 1,
    })
    expect(numbersFree).toBe(CHANGES_LISTED + 1)
  })
})
