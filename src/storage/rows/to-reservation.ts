import type { ReservationSummary } from '../../numbering/reservation.ts'
import { integer, type Row, text } from './row.ts'
import { toPurchaseEnd } from './to-purchase-end.ts'

/** The reservation in a row of `reservation`. */
export function toReservation(row: Row): ReservationSummary {
  const isBought = row['purchased_at'] !== null
  return {
    id: text(row, 'id'),
    createdAt: integer(row, 'created_at'),
    expiresAt: integer(row, 'expires_at'),
    ...toPurchaseEnd(row, ''),
    ...(isBought && { purchase: { startsAt: integer(row, 'starts_at'), endsAt: integer(row, 'ends_at') } }),
  }
}

/** A reservation with its row's key, whose negative is the claim on its numbers. */
export interface KeyedReservation {
  readonly key: number
  /** The repeat key of the request that made it; absent once another request has changed it. */
  readonly madeBy?: string
  readonly reservation: ReservationSummary
}

/** The reservation in a row of `reservation`, with its key. */
export function toKeyedReservation(row: Row): KeyedReservation {
  const { repeat_key: madeBy } = row
  return {
    key: integer(row, 'key'),
    reservation: toReservation(row),
    ...(typeof madeBy === 'string' && { madeBy }),
  }
}
