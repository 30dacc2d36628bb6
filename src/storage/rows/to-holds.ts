import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { ReservationHold, SearchHold } from '../port/listed-holds.ts'
import { integer, type Row, text } from './row.ts'

/**
 * The hold in a row of `search`.
 *
 * @param numbers the numbers in the row's column, which each store keeps in its own form
 */
export function toSearchHold(row: Row, numbers: readonly number[]): SearchHold {
  return {
    resource: text(row, 'resource'),
    searchId: text(row, 'id'),
    phoneNumbers: numbers.map(phoneNumberFromInteger),
    expiresAt: integer(row, 'expires_at'),
  }
}

/** The hold in a row of `reservation` with its numbers. */
export function toReservationHold(row: Row, numbers: readonly number[]): ReservationHold {
  return {
    resource: text(row, 'resource'),
    reservationId: text(row, 'id'),
    phoneNumbers: numbers.map(phoneNumberFromInteger),
    expiresAt: integer(row, 'expires_at'),
  }
}
