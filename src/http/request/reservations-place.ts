import type { ReservationsPlace } from '../../inventory/list-reservations.ts'

/** The place as it is in a link. */
export function toReservationsPlace({ expiresAt, nth }: ReservationsPlace): string {
  return `${expiresAt}.${nth}`
}

/** The place in a link; nothing if it is none. */
export function readReservationsPlace(place: string): ReservationsPlace | undefined {
  const [, expiresAt, nth] = /^(\d{1,15})\.(\d{1,9})$/.exec(place) ?? []
  return nth === undefined ? undefined : { expiresAt: Number(expiresAt), nth: Number(nth) }
}
