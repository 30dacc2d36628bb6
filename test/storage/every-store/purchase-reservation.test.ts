import { describe, expect, it } from 'vitest'
import { STORE_KINDS } from '../../support/stores.ts'
import { CALLS, HOLD_MS, hold, moveClock, newGuid, openStore, release, START } from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserved,
  reserveNumbers,
} from '../given-reservation.ts'

describe.each(STORE_KINDS)('The purchase of a reservation, $name', (kind) => {
  it('buys all its numbers for good, each on its own terms', async () => {
    const store = await openStore(kind, 2)
    const inbound = { calling: 'inbound', sms: 'none' } as const
    const [first, second] = numbers(0, 1)
    if (first === undefined || second === undefined) throw new Error('There are two')
    const cheaper = { ...CALLS, capabilities: inbound, cost: { ...CALLS.cost, amount: 0.5 } }
    const add = [first, { ...second, capabilities: inbound, offerings: [cheaper] }]
    const { value } = await reserved(reserve(store, { add }))
    await moveClock(store, 1_000)
    const answer = await buyReservation(store, value.id)
    const at = START + 1_000
    const operation = {
      id: `reservationPurchase_${value.id}`,
      type: 'reservationPurchase',
      createdAt: at,
      startsAt: at,
      endsAt: at,
    }
    expect(answer).toEqual({ kind: 'purchased', operation })
    expect(await store.operation('contoso', operation.id)).toEqual({ value: operation, now: at })
    const same = { country: 'US', numberType: 'geographic', assignmentType: 'application', purchasedAt: at }
    const calls = CALLS.capabilities
    await moveClock(store, 1_000 * HOLD_MS)
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toEqual([
      {
        phoneNumber: nthNumber(0),
        ...same,
        capabilities: calls,
        offeredCapabilities: calls,
        cost: CALLS.cost,
      },
      {
        phoneNumber: nthNumber(1),
        ...same,
        capabilities: inbound,
        offeredCapabilities: inbound,
        cost: cheaper.cost,
      },
    ])
    expect((await hold(store)).phoneNumbers).toEqual([])
    const [, , charged] = await store.audit({ after: 0, limit: 9 })
    expect(charged).toMatchObject({ command: 'purchaseReservation', charges: [CALLS.cost, cheaper.cost] })
  })

  it('is accepted until one millisecond before the expiry, and not at it', async () => {
    const store = await openStore(kind, 2)
    const [inTime, late] = [await reserveNumbers(store, 0), await reserveNumbers(store, 1)]
    await moveClock(store, HOLD_MS - 1)
    expect(await buyReservation(store, inTime)).toMatchObject({ kind: 'purchased' })
    await moveClock(store, HOLD_MS)
    expect(await buyReservation(store, late)).toEqual({ kind: 'notActive', status: 'expired' })
    expect(await store.count()).toEqual({ total: 2, free: 1, busy: 0, owned: 1 })
  })

  it('is answered the same when it is repeated, also later and without the agreement, and done once', async () => {
    const store = await openStore(kind, 2)
    const offerings = [{ ...CALLS, agreementToNotResellRequired: true }]
    const add = numbers(0).map((request) => ({ ...request, offerings }))
    const { value } = await reserved(reserve(store, { add: [...add, ...numbers(1)] }))
    expect(await buyReservation(store, value.id)).toEqual({ kind: 'agreementRequired' })
    const first = await buyReservation(store, value.id, { agreeToNotResell: true })
    expect(first).toMatchObject({ kind: 'purchased' })
    await moveClock(store, 2 * HOLD_MS)
    await release(store, nthNumber(0))
    expect(await buyReservation(store, value.id)).toEqual(first)
    expect(await store.count()).toMatchObject({ owned: 1, free: 1 })
    const entries = await store.audit({ after: 0, limit: 99 })
    expect(entries.filter(({ command }) => command === 'purchaseReservation')).toHaveLength(1)
  })

  it('shows its progress, and nothing can be changed any more', async () => {
    const store = await openStore(kind, 2)
    const reservationId = await reserveNumbers(store, 0)
    const delay = { notStartedMs: 1_000, runningMs: 2_000 }
    await store.purchaseReservation({ resource: 'contoso', reservationId, agreeToNotResell: false, delay })
    for (const [at, status] of [
      [0, 'submitted'],
      [2_999, 'submitted'],
      [3_000, 'completed'],
    ] as const) {
      await moveClock(store, at)
      expect(await reserve(store, { reservationId, add: numbers(1) })).toEqual({ kind: 'notActive', status })
      expect(await cancelReservation(store, reservationId)).toEqual({ kind: 'notActive', status })
    }
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toHaveLength(1)
    expect((await store.reservation('contoso', reservationId))?.value.purchase).toEqual({
      startsAt: START + 1_000,
      endsAt: START + 3_000,
    })
  })

  it('that does not exist is refused, and has no operation', async () => {
    const store = await openStore(kind)
    const reservationId = newGuid()
    expect(await buyReservation(store, reservationId)).toEqual({ kind: 'reservationNotFound' })
    expect(await store.operation('contoso', `reservationPurchase_${reservationId}`)).toBeUndefined()
    await reserve(store, { reservationId })
    expect(await store.operation('contoso', `reservationPurchase_${reservationId}`)).toBeUndefined()
  })
})

describe.each(STORE_KINDS)('Reservations at the same moment, $name', (kind) => {
  it('that want the same numbers: each number goes to exactly one, and the other reservations are told', async () => {
    const store = await openStore(kind, 20)
    const nths = Array.from({ length: 20 }, (_, nth) => nth)
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const order = [...nths.slice(index), ...nths.slice(0, index)].slice(0, 15)
        return reserved(reserve(store, { resource: `resource ${index % 3}`, add: numbers(...order) }))
      }),
    )
    const held = answers.flatMap(({ value }) => value.phoneNumbers.map(({ phoneNumber }) => phoneNumber))
    expect(held.toSorted()).toEqual(nths.map(nthNumber))
    for (const { value, failed } of answers) expect(value.phoneNumbers.length + failed.size).toBe(15)
  })

  it('and searches: no number goes to two of them', async () => {
    const store = await openStore(kind, 30)
    const [reservations, searches] = await Promise.all([
      Promise.all(
        Array.from({ length: 30 }, (_, nth) => reserved(reserve(store, { add: numbers(29 - nth) }))),
      ),
      Promise.all(Array.from({ length: 30 }, () => hold(store))),
    ])
    const held = [
      ...reservations.flatMap(({ value }) => value.phoneNumbers.map(({ phoneNumber }) => phoneNumber)),
      ...searches.flatMap(({ phoneNumbers }) => phoneNumbers),
    ]
    expect(held).toHaveLength(30)
    expect(new Set(held).size).toBe(30)
  })

  it('that are bought and deleted at once: exactly one of them happens', async () => {
    const store = await openStore(kind, 10)
    const ids = await Promise.all(Array.from({ length: 10 }, (_, nth) => reserveNumbers(store, nth)))
    const answers = await Promise.all(
      ids.map(async (id, index) => {
        const deleting = index % 2 === 0 ? cancelReservation(store, id) : undefined
        const [bought, deleted] = await Promise.all([
          buyReservation(store, id),
          deleting ?? cancelReservation(store, id),
        ])
        expect([bought.kind === 'purchased', deleted.kind === 'cancelled'].filter(Boolean)).toHaveLength(1)
        return bought.kind
      }),
    )
    const owned = answers.filter((kind) => kind === 'purchased').length
    expect(await store.count()).toEqual({ total: 10, free: 10 - owned, busy: 0, owned })
  })
})
