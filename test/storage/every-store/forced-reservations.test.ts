import { describe, expect, it } from 'vitest'
import type { ForcedOutcome } from '../../../src/numbering/forced-outcome.ts'
import { NEVER } from '../../../src/numbering/instant.ts'
import { operationStatus } from '../../../src/numbering/operation.ts'
import { replay } from '../../../src/numbering/replay/replay.ts'
import { RESERVATION_KEPT_MS, reservationStatus } from '../../../src/numbering/reservation.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { HOLD_MS, hold, holdCommand, moveClock, NO_DELAY, openStore, START } from '../given.ts'
import { cancelReservation, numbers, reserve, reserveNumbers } from '../given-reservation.ts'
import { historyOf } from '../history-of.ts'

const ALL = { after: 0, limit: 99 }
const FAILS: ForcedOutcome = { error: 'ProvisioningFailed', runningMs: 100, rule: 'failing' }

function buy(store: InventoryStore, reservationId: string, forced?: ForcedOutcome) {
  const command = { resource: 'contoso', reservationId, agreeToNotResell: false, delay: NO_DELAY }
  return store.purchaseReservation({ ...command, ...(forced && { forced }) })
}

async function look(store: InventoryStore, id: string) {
  const [found, bought] = await Promise.all([
    store.reservation('contoso', id),
    store.operation('contoso', `reservationPurchase_${id}`),
  ])
  const { free, busy, owned } = await store.count()
  return {
    reservation: found && reservationStatus(found.value, found.now),
    operation: bought && operationStatus(bought.value, bought.now),
    counts: { free, busy, owned },
  }
}

async function expectWholeTrail(store: InventoryStore): Promise<void> {
  const trail = await store.audit(ALL)
  const told = replay(trail)
  const [now, { free }] = [await store.now(), await store.count()]
  expect([...told.numbers.values()].filter(({ freeAt }) => freeAt <= now)).toHaveLength(free)
  for (const { resource, reservation } of told.reservations.values()) {
    expect((await store.reservation(resource, reservation.id))?.value).toEqual(reservation)
  }
  for (const number of told.numbers.keys()) {
    expect(await store.numberHistory(number, 99)).toEqual(historyOf(trail, number))
  }
}

describe.each(STORE_KINDS)('The purchase of a reservation with a forced outcome, $name', (kind) => {
  it('that fails owns nothing; the numbers are held until it fails, and then it has expired', async () => {
    const store = await openStore(kind, 3)
    const id = await reserveNumbers(store, 0, 1)
    await moveClock(store, HOLD_MS - 1)
    const first = await buy(store, id, FAILS)
    const instants = { createdAt: START + HOLD_MS - 1, endsAt: START + HOLD_MS + 99 }
    expect(first).toMatchObject({ operation: { failure: 'ProvisioningFailed', ...instants } })
    await expectWholeTrail(store)
    for (const [at, seen] of [
      [98, { reservation: 'submitted', operation: 'running', counts: { free: 1, busy: 2, owned: 0 } }],
      [99, { reservation: 'expired', operation: 'failed', counts: { free: 3, busy: 0, owned: 0 } }],
    ] as const) {
      await moveClock(store, HOLD_MS + at)
      expect(await look(store, id)).toEqual(seen)
      expect(await buy(store, id)).toEqual(first)
      const status = seen.reservation
      expect(await cancelReservation(store, id)).toEqual({ kind: 'notActive', status })
      expect(await reserve(store, { reservationId: id, add: numbers(2) })).toEqual({
        kind: 'notActive',
        status,
      })
      const limited = await store.hold(holdCommand({ heldLimit: 2 }))
      expect(limited.kind).toBe(at === 98 ? 'tooManyHeld' : 'held')
    }
    await expectWholeTrail(store)
  })

  it('that fails some time frees its numbers when its rule is finished', async () => {
    const store = await openStore(kind, 2)
    const id = await reserveNumbers(store, 0, 1)
    await buy(store, id, { ...FAILS, runningMs: NEVER })
    await moveClock(store, 2 * HOLD_MS)
    expect(await look(store, id)).toMatchObject({ operation: 'running', counts: { busy: 2 } })
    const [finished] = await store.finishOperations({ rule: 'failing' })
    expect(finished?.operation).toEqual(
      (await store.operation('contoso', `reservationPurchase_${id}`))?.value,
    )
    expect(await look(store, id)).toEqual({
      reservation: 'expired',
      operation: 'failed',
      counts: { free: 2, busy: 0, owned: 0 },
    })
    await expectWholeTrail(store)
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toHaveLength(2)
  })

  it('that is to fail some time frees its numbers when nobody can see the reservation any more', async () => {
    const store = await openStore(kind, 1)
    await moveClock(store, 0)
    const reservationId = await reserveNumbers(store, 0)
    await moveClock(store, 5)
    await buy(store, reservationId, { ...FAILS, runningMs: NEVER })
    await moveClock(store, RESERVATION_KEPT_MS - 1)
    expect(await look(store, reservationId)).toMatchObject({ operation: 'running', counts: { busy: 1 } })
    await moveClock(store, RESERVATION_KEPT_MS)
    expect(await store.finishOperations({ rule: 'failing' })).toEqual([])
    expect(await look(store, reservationId)).toMatchObject({ reservation: undefined, counts: { free: 1 } })
    expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ removed: { reservations: 1 } })
    expect(await reserve(store, { reservationId, add: numbers(0) })).toMatchObject({ created: true })
  })

  it('that merely runs has taken effect, and the trail tells when it was finished', async () => {
    const store = await openStore(kind, 1)
    const id = await reserveNumbers(store, 0)
    await buy(store, id, { runningMs: NEVER, rule: 'slow' })
    expect(await look(store, id)).toMatchObject({ reservation: 'submitted', counts: { owned: 1 } })
    await moveClock(store, 1)
    const released = { resource: 'contoso', phoneNumber: '+14255550100', agingMs: 0 } as const
    await store.release({ ...released, operationGuid: 'g', delay: NO_DELAY })
    await hold(store)
    expect(await store.finishOperations({ rule: 'slow' })).toMatchObject([
      { operation: { startsAt: START, endsAt: START + 1 } },
    ])
    expect(await look(store, id)).toMatchObject({ reservation: 'completed', counts: { busy: 1 } })
    await expectWholeTrail(store)
  })

  it('finds its hold expired: the numbers are free now', async () => {
    const store = await openStore(kind, 2)
    const id = await reserveNumbers(store, 0, 1)
    await moveClock(store, 7)
    const expired = { kind: 'notActive', status: 'expired' }
    expect(await buy(store, id, { expires: true })).toEqual(expired)
    expect(await look(store, id)).toEqual({
      reservation: 'expired',
      operation: undefined,
      counts: { free: 2, busy: 0, owned: 0 },
    })
    expect((await store.reservation('contoso', id))?.value.expiresAt).toBe(START + 7)
    expect(await buy(store, id)).toEqual(expired)
    await expectWholeTrail(store)
    const empty = await reserveNumbers(store)
    expect(await buy(store, empty, { expires: true })).toEqual(expired)
    expect(await store.audit(ALL)).toHaveLength(3)
  })
})
