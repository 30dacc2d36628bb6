import { RESERVATION_KEPT_MS, type ReservationSummary } from '../../../numbering/reservation.ts'
import type { AcceptedPurchase } from '../../decide/end-of-hold.ts'
import { integer } from '../../rows/row.ts'
import { type KeyedReservation, toKeyedReservation } from '../../rows/to-reservation.ts'
import type { Transaction } from '../transaction.ts'

/**
 * The condition that a reservation was not cancelled and is not too old; no other reservation is ever found.
 */
export const isThere = (now: string) =>
  `cancelled_at IS NULL AND created_at > ${now} - ${RESERVATION_KEPT_MS}`
const STILL_HELD = 'purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > $2'

/** The reservation. No other transaction changes it until this one ends. */
export async function lockReservation(
  transaction: Transaction,
  resource: string,
  reservationId: string,
): Promise<KeyedReservation | undefined> {
  const [row] = await transaction.query(
    `SELECT * FROM reservation WHERE resource = $1 AND id = $2 AND ${isThere('$3::bigint')} FOR UPDATE`,
    [resource, reservationId, transaction.now],
  )
  return row === undefined ? undefined : toKeyedReservation(row)
}

/**
 * Adds a reservation, and removes a too old one with the same id; answers its key. Answers nothing if there is a
 * reservation with this id. Waits for a transaction that is adding one at the same moment.
 */
export async function insertReservation(
  transaction: Transaction,
  resource: string,
  { id, createdAt, expiresAt }: ReservationSummary,
  repeatKey: string | undefined,
): Promise<number | undefined> {
  await transaction.query(
    `WITH forgotten AS (
       DELETE FROM reservation WHERE resource = $1 AND id = $2 AND cancelled_at IS NULL AND created_at <= $3
       RETURNING key
     )
     DELETE FROM reserved_number USING forgotten WHERE reservation = forgotten.key`,
    [resource, id, createdAt - RESERVATION_KEPT_MS],
  )
  const [row] = await transaction.query(
    `INSERT INTO reservation (resource, id, created_at, expires_at, repeat_key) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING key`,
    [resource, id, createdAt, expiresAt, repeatKey ?? null],
  )
  return row === undefined ? undefined : integer(row, 'key')
}

/** Removes a reservation that this same transaction added. */
export async function deleteReservation(transaction: Transaction, key: number): Promise<void> {
  await transaction.query('DELETE FROM reservation WHERE key = $1', [key])
}

/** Whether the resource had a reservation with this id and deleted it, and it is not too old. */
export async function wasDeleted(
  transaction: Transaction,
  resource: string,
  reservationId: string,
): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT 1 FROM reservation
     WHERE resource = $1 AND id = $2 AND cancelled_at IS NOT NULL AND created_at > $3 LIMIT 1`,
    [resource, reservationId, transaction.now - RESERVATION_KEPT_MS],
  )
  return rows.length > 0
}

/** Records a change by the request with this repeat key. */
export async function setExpiry(
  transaction: Transaction,
  key: number,
  expiresAt: number,
  repeatKey: string | undefined,
): Promise<void> {
  await transaction.query(
    `UPDATE reservation SET expires_at = $2, repeat_key = CASE WHEN repeat_key = $3 THEN repeat_key END
     WHERE key = $1`,
    [key, expiresAt, repeatKey ?? null],
  )
}

/** Ends the hold by a purchase. Throws if it has ended: of two ends only one can succeed. */
export async function markReservationPurchased(
  transaction: Transaction,
  key: number,
  { startsAt, endsAt, error, rule }: AcceptedPurchase,
): Promise<void> {
  const rows = await transaction.query(
    `UPDATE reservation SET purchased_at = $2, starts_at = $3, ends_at = $4, error = $5, rule = $6
     WHERE key = $1 AND ${STILL_HELD} RETURNING 1`,
    [key, transaction.now, startsAt, endsAt, error ?? null, rule ?? null],
  )
  if (rows.length !== 1) throw new Error(`The reservation ${key} has ended`)
}

/** Makes the hold expire. Throws if it has ended. */
export async function makeReservationExpire(transaction: Transaction, key: number): Promise<void> {
  const rows = await transaction.query(
    `UPDATE reservation SET expires_at = $2 WHERE key = $1 AND ${STILL_HELD} RETURNING 1`,
    [key, transaction.now],
  )
  if (rows.length !== 1) throw new Error(`The reservation ${key} has ended`)
}

/** Ends the hold by a cancellation. Throws if it has ended. */
export async function markReservationCancelled(transaction: Transaction, key: number): Promise<void> {
  const rows = await transaction.query(
    `UPDATE reservation SET cancelled_at = $2 WHERE key = $1 AND ${STILL_HELD} RETURNING 1`,
    [key, transaction.now],
  )
  if (rows.length !== 1) throw new Error(`The reservation ${key} has ended`)
}
