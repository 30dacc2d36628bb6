import type { ReservationSummary } from '../numbering/reservation.ts'
import type { ReservationPlace } from '../storage/port/reservation-store.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** A page of reservations. */
export interface ListedReservations {
  readonly reservations: readonly Timed<ReservationSummary>[]
  /** Whether more reservations follow this page. */
  readonly more: boolean
}

/**
 * The reservations of the resource by their expiry, without their numbers, `size` of them after the place and the first
 * `skip` behind it.
 */
export async function listReservations(
  { store }: Inventory,
  resource: string,
  { size, ...page }: { skip: number; size: number; after?: ReservationPlace },
): Promise<ListedReservations> {
  const { value, now } = await store.reservations(resource, { ...page, limit: size + 1 })
  return {
    reservations: value.slice(0, size).map((reservation) => ({ value: reservation, now })),
    more: value.length > size,
  }
}
