import { expect } from 'vitest'
import { getReservation } from '../../src/inventory/get-reservation.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { listReservations } from '../../src/inventory/list-reservations.ts'
import {
  type Reservation,
  type ReservationStatus,
  reservationStatus,
} from '../../src/numbering/reservation.ts'
import { expectSame } from './expect-same.ts'
import type { Model } from './model.ts'
import { RESOURCES } from './world.ts'

/**
 * Each reservation is as the model says, and only its own resource sees it. Answers the numbers that the
 * reservations claim.
 */
export async function checkReservations(model: Model, inventory: Inventory): Promise<string[]> {
  const claimed: string[] = []
  for (const resource of RESOURCES) {
    const own = [...model.reservations.values()].filter((each) => each.resource === resource)
    for (const { reservation } of own) {
      const found = await getReservation(inventory, resource, reservation.id.toUpperCase())
      expectSame(found, { value: reservation, now: model.now })
      expect(reservationStatus(reservation, model.now)).toBe(statusInModel(model, reservation))
      if (model.isActive(reservation) || model.isFailing(reservation)) {
        claimed.push(...reservation.phoneNumbers.map(({ phoneNumber }) => phoneNumber))
      }
    }
    const { reservations, more } = await listReservations(inventory, resource, { skip: 0, size: 99 })
    expect(more).toBe(false)
    const listed = reservations.map(({ value }) => value)
    expect(listed.map(({ expiresAt }) => expiresAt)).toEqual(
      own.map(({ reservation }) => reservation.expiresAt).sort((a, b) => a - b),
    )
    for (const { reservation } of own) {
      const { phoneNumbers: _, ...summary } = reservation
      expect(listed).toContainEqual(summary)
    }
  }
  return claimed
}

/** The status that a client sees. */
export function statusInModel(model: Model, reservation: Reservation): ReservationStatus {
  const { purchase, purchasedAt } = reservation
  if (purchase !== undefined && model.now < purchase.endsAt) return 'submitted'
  if (purchasedAt !== undefined) return 'completed'
  return model.isActive(reservation) ? 'active' : 'expired'
}
