import type { CancelReservationAnswer } from '../storage/port/reservation-store.ts'
import type { Inventory } from './inventory.ts'

/** Deletes an active reservation of the resource; its numbers are free at once. */
export function cancelReservation(
  { store }: Inventory,
  resource: string,
  reservationId: string,
): Promise<CancelReservationAnswer> {
  return store.cancelReservation({ resource, reservationId: reservationId.toLowerCase() })
}
