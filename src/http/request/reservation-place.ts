import type { ReservationPlace } from '../../storage/port/reservation-store.ts'
import { isId } from './is-id.ts'

/** The place as it is in a link. */
export function toReservationPlace({ expiresAt, id }: ReservationPlace): string {
  return `${expiresAt}.${id}`
}

/** The place in a link; nothing if it is none. */
export function readReservationPlace(place: string): ReservationPlace | undefined {
  const [, expiresAt, id = ''] = /^(\d{1,15})\.(.+)$/.exec(place) ?? []
  return isId(id) ? { expiresAt: Number(expiresAt), id } : undefined
}
