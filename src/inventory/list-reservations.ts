import type { Instant } from '../numbering/instant.ts'
import type { ReservationSummary } from '../numbering/reservation.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** A page of reservations. */
export interface ListedReservations {
  readonly reservations: readonly Timed<ReservationSummary>[]
  /** The place of the reservations that follow this page; absent if none follow. */
  readonly next?: ReservationsPlace
}

/** The place behind the first `nth` reservations that expire at this instant or later. */
export interface ReservationsPlace {
  readonly expiresAt: Instant
  readonly nth: number
}

/** The reservations of the resource by their expiry, without their numbers, `size` of them behind the place. */
export async function listReservations(
  { store }: Inventory,
  resource: string,
  { after, size }: { after: ReservationsPlace; size: number },
): Promise<ListedReservations> {
  const page = { from: after.expiresAt, skip: after.nth, limit: size + 1 }
  const { value, now } = await store.reservations(resource, page)
  const reservations = value.slice(0, size)
  return {
    reservations: reservations.map((reservation) => ({ value: reservation, now })),
    ...(value.length > size && { next: placeBehind(reservations, after) }),
  }
}

function placeBehind(
  reservations: readonly ReservationSummary[],
  { expiresAt: from, nth }: ReservationsPlace,
): ReservationsPlace {
  const expiresAt = reservations.at(-1)?.expiresAt ?? from
  const together = reservations.filter((one) => one.expiresAt === expiresAt).length
  return { expiresAt, nth: expiresAt === from ? nth + together : together }
}
