import { describe, expect, it } from 'vitest'
import { RESERVATION_KEPT_MS, RESERVATION_LIFETIME_MS } from '../../../src/numbering/reservation.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { CALLS, HOLD_MS, hold, holdCommand, moveClock, newGuid, openStore, START } from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserved,
  reserveNumbers,
} from '../given-reservation.ts'

const MINUTE = 60_000

describe.each(STORE_KINDS)('A reservation, $name', (kind) => {
  it('holds the numbers that it names, with their quotes, until 15 minutes after it was made', async () => {
    const store = await openStore(kind, 3)
    const { created, reservation, value, failed } = await reserved(reserve(store, { add: numbers(1, 0) }))
    expect(created).toBe(true)
    expect([...failed]).toEqual([])
    const quote = {
      country: 'US',
      numberType: 'geographic',
      assignmentType: 'application',
      capabilities: CALLS.capabilities,
      offeredCapabilities: CALLS.capabilities,
      cost: CALLS.cost,
      agreementToNotResellRequired: false,
    }
    expect(reservation).toEqual({
      value: {
        id: value.id,
        createdAt: START,
        expiresAt: START + HOLD_MS,
        phoneNumbers: [nthNumber(0), nthNumber(1)].map((phoneNumber) => ({ phoneNumber, ...quote })),
      },
      now: START,
    })
    expect(await store.reservation('contoso', value.id)).toEqual(reservation)
    expect((await hold(store, { quantity: 3 })).phoneNumbers).toEqual([nthNumber(2)])
    expect(await store.count()).toEqual({ total: 3, free: 0, busy: 3, owned: 0 })
  })

  it('adds and removes numbers, and ignores numbers that are there already or not at all', async () => {
    const store = await openStore(kind, 4)
    const reservationId = await reserveNumbers(store, 0, 1)
    const change = { reservationId, add: numbers(1, 2), remove: [nthNumber(0), nthNumber(3)] }
    for (const created of [false, false]) {
      const answer = await reserved(reserve(store, change))
      expect(answer.created).toBe(created)
      expect(answer.value.phoneNumbers.map(({ phoneNumber }) => phoneNumber)).toEqual([
        nthNumber(1),
        nthNumber(2),
      ])
    }
    expect((await hold(store, { quantity: 4 })).phoneNumbers.toSorted()).toEqual([nthNumber(0), nthNumber(3)])
    expect(await store.audit({ after: 0, limit: 9 })).toHaveLength(4)
  })

  it('without its last number is still there, and active', async () => {
    const store = await openStore(kind, 1)
    const reservationId = await reserveNumbers(store, 0)
    await reserve(store, { reservationId, remove: [nthNumber(0)] })
    expect((await store.reservation('contoso', reservationId))?.value.phoneNumbers).toEqual([])
    expect(await buyReservation(store, reservationId)).toEqual({ kind: 'nothingReserved' })
  })

  it('says why it could not add a number, and keeps the other numbers', async () => {
    const store = await openStore(kind, 3)
    await hold(store)
    const unoffered = numbers(2).map((request) => ({ ...request, offerings: [] }))
    const mobile = { ...CALLS, numberType: 'mobile' as const }
    const wrongType = numbers(2).map((request) => ({ ...request, offerings: [mobile] }))
    for (const add of [unoffered, wrongType]) {
      const { failed, value } = await reserved(reserve(store, { add: [...numbers(0, 99, 1), ...add] }))
      expect(Object.fromEntries(failed)).toEqual({
        [nthNumber(0)]: 'notFree',
        [nthNumber(99)]: 'unknownNumber',
        [nthNumber(2)]: 'notOffered',
      })
      expect(value.phoneNumbers).toMatchObject([{ phoneNumber: nthNumber(1) }])
      await cancelReservation(store, value.id)
    }
  })

  it('is extended by each change to 15 minutes after it, and never beyond 2 hours after it was made', async () => {
    const store = await openStore(kind, 2)
    const reservationId = await reserveNumbers(store, 0)
    let present = false
    for (let at = 14 * MINUTE; at < RESERVATION_LIFETIME_MS; at += 14 * MINUTE) {
      await moveClock(store, at)
      present = !present
      const change = present ? { add: numbers(1) } : { remove: [nthNumber(1)] }
      const { value } = await reserved(reserve(store, { reservationId, ...change }))
      expect(value.expiresAt - START).toBe(Math.min(at + HOLD_MS, RESERVATION_LIFETIME_MS))
    }
    await moveClock(store, RESERVATION_LIFETIME_MS - 1)
    expect((await hold(store, { quantity: 2 })).phoneNumbers).not.toContain(nthNumber(0))
    await moveClock(store, RESERVATION_LIFETIME_MS)
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toContain(nthNumber(0))
    expect(await reserve(store, { reservationId, add: numbers(1) })).toEqual({
      kind: 'notActive',
      status: 'expired',
    })
  })

  it('is not extended by a command that changes nothing', async () => {
    const store = await openStore(kind, 1)
    const reservationId = await reserveNumbers(store, 0)
    await moveClock(store, 10 * MINUTE)
    const nothing = { add: numbers(0, 77), remove: [nthNumber(55)] }
    for (const change of [{}, nothing]) {
      const { value } = await reserved(reserve(store, { reservationId, ...change }))
      expect(value.expiresAt).toBe(START + HOLD_MS)
    }
    expect(await store.audit({ after: 0, limit: 9 })).toHaveLength(2)
  })

  it('is expired for every method at the instant of its expiry, and its numbers are free with nothing else running', async () => {
    const store = await openStore(kind, 2)
    const reservationId = await reserveNumbers(store, 0, 1)
    await moveClock(store, HOLD_MS - 1)
    expect((await hold(store)).phoneNumbers).toEqual([])
    await moveClock(store, HOLD_MS)
    const expired = { kind: 'notActive', status: 'expired' }
    expect(await reserve(store, { reservationId, remove: [nthNumber(0)] })).toEqual(expired)
    expect(await buyReservation(store, reservationId)).toEqual(expired)
    expect(await cancelReservation(store, reservationId)).toEqual(expired)
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toHaveLength(2)
    expect((await store.reservation('contoso', reservationId))?.value.phoneNumbers).toHaveLength(2)
  })

  it('frees its numbers when it is deleted, and its id can be used again', async () => {
    const store = await openStore(kind, 2)
    const reservationId = await reserveNumbers(store, 0)
    expect(await cancelReservation(store, reservationId)).toEqual({ kind: 'cancelled' })
    expect(await store.reservation('contoso', reservationId)).toBeUndefined()
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toHaveLength(2)
    expect(await reserved(reserve(store, { reservationId }))).toMatchObject({ created: true })
  })

  it('is listed by expiry, also after that, page by page, unless it was deleted', async () => {
    const store = await openStore(kind, 4)
    const [first, deleted] = [await reserveNumbers(store, 0), await reserveNumbers(store, 1)]
    await moveClock(store, MINUTE)
    const second = await reserveNumbers(store, 2)
    await moveClock(store, 2 * MINUTE)
    await reserve(store, { reservationId: first, add: numbers(3) })
    await cancelReservation(store, deleted)
    await moveClock(store, 99 * MINUTE)
    const list = (skip: number, limit: number) => store.reservations('contoso', { skip, limit })
    const all = await list(0, 9)
    expect(all.now).toBe(START + 99 * MINUTE)
    expect(all.value).toEqual([
      { id: second, createdAt: START + MINUTE, expiresAt: START + MINUTE + HOLD_MS },
      { id: first, createdAt: START, expiresAt: START + 2 * MINUTE + HOLD_MS },
    ])
    expect((await list(1, 1)).value).toEqual(all.value.slice(1))
    const behind = async (expiresAt: number, id: string, skip = 0) =>
      (await store.reservations('contoso', { after: { expiresAt, id }, skip, limit: 9 })).value
    expect(await behind(START + MINUTE + HOLD_MS, '')).toEqual(all.value)
    expect(await behind(START + MINUTE + HOLD_MS, '', 1)).toEqual(all.value.slice(1))
    expect(await behind(START + MINUTE + HOLD_MS, second)).toEqual(all.value.slice(1))
    expect(await behind(START + 2 * MINUTE + HOLD_MS, first)).toEqual([])
    expect(await behind(0, 'f')).toEqual(all.value)
    expect((await store.reservations('fabrikam', { skip: 0, limit: 9 })).value).toEqual([])
  })

  it('is gone a month after it was made, for every method, and its id is free', async () => {
    const store = await openStore(kind, 2)
    const [reservationId, bought] = [await reserveNumbers(store, 0), await reserveNumbers(store, 1)]
    await buyReservation(store, bought)
    await moveClock(store, RESERVATION_KEPT_MS - 1)
    expect(await store.reservation('contoso', reservationId)).toBeDefined()
    await moveClock(store, RESERVATION_KEPT_MS)
    expect(await store.reservation('contoso', reservationId)).toBeUndefined()
    expect((await store.reservations('contoso', { skip: 0, limit: 9 })).value).toEqual([])
    expect(await cancelReservation(store, reservationId)).toEqual({ kind: 'reservationNotFound' })
    expect(await buyReservation(store, bought)).toEqual({ kind: 'reservationNotFound' })
    const again = await reserved(reserve(store, { reservationId: bought, add: numbers(0, 1) }))
    expect(again).toMatchObject({ created: true, failed: new Map([[nthNumber(1), 'notFree']]) })
    await buyReservation(store, bought)
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toHaveLength(2)
  })

  it('counts, with searches, toward the limit of its resource', async () => {
    const store = await openStore(kind, 9)
    const { phoneNumbers } = await hold(store, { quantity: 2 })
    expect(phoneNumbers).toHaveLength(2)
    const reservationId = newGuid()
    const limited = { reservationId, heldLimit: 4 }
    await reserved(reserve(store, { ...limited, add: numbers(2, 3) }))
    const refused = { kind: 'tooManyHeld', held: 4, limit: 4 }
    expect(await reserve(store, { ...limited, add: numbers(4) })).toEqual(refused)
    expect(await store.hold(holdCommand({ heldLimit: 4 }))).toEqual(refused)
    await reserved(reserve(store, { ...limited, add: numbers(4), remove: [nthNumber(2)] }))
    await buyReservation(store, reservationId)
    await reserved(reserve(store, { heldLimit: 4, add: numbers(5, 6) }))
  })

  it('belongs to its resource: another resource sees, changes and deletes nothing, and may use the same id', async () => {
    const store = await openStore(kind, 3)
    const reservationId = await reserveNumbers(store, 0)
    const resource = 'fabrikam'
    expect(await store.reservation(resource, reservationId)).toBeUndefined()
    expect(await cancelReservation(store, reservationId, resource)).toEqual({ kind: 'reservationNotFound' })
    expect(await buyReservation(store, reservationId, { resource })).toEqual({ kind: 'reservationNotFound' })
    const theirs = await reserved(reserve(store, { resource, reservationId, add: numbers(0, 1) }))
    expect(theirs).toMatchObject({ created: true, failed: new Map([[nthNumber(0), 'notFree']]) })
    for (const [owner, nth] of [
      [resource, 1],
      ['contoso', 0],
    ] as const) {
      expect(await buyReservation(store, reservationId, { resource: owner })).toMatchObject({
        kind: 'purchased',
      })
      expect(await store.ownedNumbers(owner, { skip: 0, limit: 9 })).toMatchObject([
        { phoneNumber: nthNumber(nth) },
      ])
      expect(await store.operation(owner, `reservationPurchase_${reservationId}`)).toBeDefined()
    }
  })
})
