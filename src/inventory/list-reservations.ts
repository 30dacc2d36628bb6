import type { ReservationSummary } from '../numbering/reservation.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

export interface ReservationsPage {
  readonly reservations: readonly Timed<ReservationSummary>[]
  /** Whether more reservations follow this page. */
  readonly more: boolean
}

/** The reservations of the resource by their expiry, without their numbers, `size` of them after the first `skip`. */
export async function listReservations(
  { store }: Inventory,
  resource: string,
  { skip, size }: { skip: number; size: number },
): Promise<ReservationsPage> {
  const { value, now } = await store.reservations(resource, { skip, limit: size + 1 })
  return {
    reservations: value.slice(0, size).map((reservation) => ({ value: reservation, now })),
    more: value.length > size,
  }
}
