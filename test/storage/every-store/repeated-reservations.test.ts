import { describe, expect, it } from 'vitest'
import { RESERVATION_KEPT_MS } from '../../../src/numbering/reservation.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { HOLD_MS, hold, moveClock, newGuid, openStore } from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserved,
  reserveNumbers,
} from '../given-reservation.ts'

describe.each(STORE_KINDS)('A reservation whose requests are sent again, $name', (kind) => {
  it('is said to be made by each sending of the request that made it, until another request changes it', async () => {
    const store = await openStore(kind, 9)
    const reservationId = newGuid()
    const make = () => reserved(reserve(store, { reservationId, add: numbers(0), repeatKey: 'make' }))
    const change = () => reserved(reserve(store, { reservationId, add: numbers(1), repeatKey: 'change' }))
    const answers = [...(await Promise.all([make(), make()])), await make()]
    expect(answers.map(({ created }) => created)).toEqual([true, true, true])
    expect(new Set(answers.map(({ value }) => value.expiresAt)).size).toBe(1)
    expect(await reserved(reserve(store, { reservationId }))).toMatchObject({ created: false })
    expect((await make()).created).toBe(true)
    expect([(await change()).created, (await change()).created]).toEqual([false, false])
    expect((await make()).created).toBe(false)
  })

  it('is done again: what was taken out since is added', async () => {
    const store = await openStore(kind, 9)
    const reservationId = newGuid()
    const add = () => reserved(reserve(store, { reservationId, add: numbers(0), repeatKey: 'add' }))
    await add()
    await reserve(store, { reservationId, remove: [nthNumber(0)], repeatKey: 'remove' })
    expect((await add()).value.phoneNumbers).toHaveLength(1)
  })

  it('is deleted by each DELETE, until its id is used again or it is too old', async () => {
    const store = await openStore(kind, 9)
    const [cancelled, notFound] = [{ kind: 'cancelled' }, { kind: 'reservationNotFound' }]
    const [id, other] = [await reserveNumbers(store, 0), await reserveNumbers(store, 1)]
    await cancelReservation(store, other)
    const twice = await Promise.all([cancelReservation(store, id), cancelReservation(store, id)])
    expect(twice).toEqual([cancelled, cancelled])
    expect(await store.reservation('contoso', id)).toBeUndefined()
    expect(await buyReservation(store, id)).toEqual(notFound)
    expect(await cancelReservation(store, id, 'fabrikam')).toEqual(notFound)
    expect(await cancelReservation(store, newGuid())).toEqual(notFound)

    await moveClock(store, RESERVATION_KEPT_MS - 1)
    expect(await cancelReservation(store, id)).toEqual(cancelled)
    await reserve(store, { reservationId: id, add: numbers(0) })
    await moveClock(store, RESERVATION_KEPT_MS)
    expect(await cancelReservation(store, other)).toEqual(notFound)
    await moveClock(store, RESERVATION_KEPT_MS - 1 + HOLD_MS)
    expect(await cancelReservation(store, id)).toEqual({ kind: 'notActive', status: 'expired' })
    await moveClock(store, 2 * RESERVATION_KEPT_MS)
    expect(await cancelReservation(store, id)).toEqual(notFound)
  })

  it('frees its numbers once: a second DELETE leaves what was held since', async () => {
    const store = await openStore(kind, 1)
    const id = await reserveNumbers(store, 0)
    await cancelReservation(store, id)
    await hold(store)
    expect(await cancelReservation(store, id)).toEqual({ kind: 'cancelled' })
    expect(await store.count()).toMatchObject({ busy: 1 })
  })
})
