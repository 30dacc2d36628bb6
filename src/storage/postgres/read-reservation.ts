import {
  RESERVATION_KEPT_MS,
  type Reservation,
  type ReservationSummary,
} from '../../numbering/reservation.ts'
import type { ReservationPlace, ReservationsPage } from '../port/reservation-store.ts'
import type { Timed } from '../port/timed.ts'
import { integer, type Row, text } from '../rows/row.ts'
import { toReservation } from '../rows/to-reservation.ts'
import { toReservedNumber } from '../rows/to-reserved-number.ts'
import type { Access } from './access.ts'
import { NOW } from './tables/clock-table.ts'
import { isThere } from './tables/reservation-table.ts'

// Each read is one statement: a second statement could see later changes.

const FIND_RESERVATION = `
  SELECT reservation.*, now, (
    SELECT coalesce(jsonb_agg(to_jsonb(reserved_number) ORDER BY number), '[]') FROM reserved_number
    WHERE reserved_number.reservation = key
  ) AS reserved
  FROM (SELECT ${NOW} AS now OFFSET 0) AS present, reservation
  WHERE resource = $1 AND id = $2 AND ${isThere('now')}`

/**
 * A reservation expires after it was made, so the condition on the expiry excludes no reservation that is
 * kept. It lets the index pass over the forgotten ones.
 */
const LIST_RESERVATIONS = `
  SELECT page.*, now
  FROM (SELECT ${NOW} AS now OFFSET 0) AS present LEFT JOIN LATERAL (
    SELECT * FROM reservation
    WHERE resource = $1 AND ${isThere('now')} AND expires_at > now - ${RESERVATION_KEPT_MS}
      AND (expires_at, id) > ($4, $5)
    ORDER BY expires_at, id LIMIT $2 OFFSET $3
  ) AS page ON true
  ORDER BY expires_at, id`

/** The place before every reservation. */
const BEGINNING: ReservationPlace = { expiresAt: 0, id: '' }

export async function readReservation(
  read: Access['read'],
  resource: string,
  reservationId: string,
): Promise<Timed<Reservation> | undefined> {
  const [row] = await read(FIND_RESERVATION, [resource, reservationId])
  if (row === undefined) return undefined
  const reserved: Row[] = JSON.parse(text(row, 'reserved'))
  const value = { ...toReservation(row), phoneNumbers: reserved.map(toReservedNumber) }
  return { value, now: integer(row, 'now') }
}

export async function readReservations(
  read: Access['read'],
  resource: string,
  { after: { expiresAt, id } = BEGINNING, skip, limit }: ReservationsPage,
): Promise<Timed<readonly ReservationSummary[]>> {
  const rows = await read(LIST_RESERVATIONS, [resource, limit, skip, expiresAt, id])
  const value = rows.filter((row) => row['key'] !== null).map(toReservation)
  return { value, now: integer(rows[0] ?? {}, 'now') }
}
