import type { Reservation } from '../numbering/reservation.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** A reservation of the resource, and the instant for which its status is to be computed. */
export function getReservation(
  { store }: Inventory,
  resource: string,
  reservationId: string,
): Promise<Timed<Reservation> | undefined> {
  return store.reservation(resource, reservationId.toLowerCase())
}
