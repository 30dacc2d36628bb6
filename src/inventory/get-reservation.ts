import type { Reservation } from '../numbering/reservation.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** A reservation of the resource, and the instant by which its status is judged. */
export function getReservation(
  { store }: Inventory,
  resource: string,
  reservationId: string,
): Promise<Timed<Reservation> | undefined> {
  return store.reservation(resource, reservationId.toLowerCase())
}
