import type { ReservationSummary } from '../../numbering/reservation.ts'
import { integer, optionalInteger, type Row, text } from './row.ts'

/** The reservation in a row of `reservation`. */
export function toReservation(row: Row): ReservationSummary {
  const bought = row['purchased_at'] !== null
  return {
    id: text(row, 'id'),
    createdAt: integer(row, 'created_at'),
    expiresAt: integer(row, 'expires_at'),
    ...optionalInteger(row, 'purchased_at', 'purchasedAt'),
    ...(bought && { purchase: { startsAt: integer(row, 'starts_at'), endsAt: integer(row, 'ends_at') } }),
  }
}
