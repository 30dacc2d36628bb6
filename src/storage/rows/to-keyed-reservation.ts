import type { ReservationSummary } from '../../numbering/reservation.ts'
import { integer, type Row } from './row.ts'
import { toReservation } from './to-reservation.ts'

/** A reservation with its row's key, whose negative is the claim on its numbers. */
export interface KeyedReservation {
  readonly key: number
  readonly reservation: ReservationSummary
}

/** The reservation in a row of `reservation`, with its key. */
export function toKeyedReservation(row: Row): KeyedReservation {
  return { key: integer(row, 'key'), reservation: toReservation(row) }
}
