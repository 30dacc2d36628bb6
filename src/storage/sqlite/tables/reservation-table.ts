import type { Instant } from '../../../numbering/instant.ts'
import { RESERVATION_KEPT_MS, type ReservationSummary } from '../../../numbering/reservation.ts'
import type { AcceptedPurchase } from '../../decide/end-of-hold.ts'
import type { ReservationsPage } from '../../port/reservation-store.ts'
import { type KeyedReservation, toKeyedReservation, toReservation } from '../../rows/to-reservation.ts'
import type { SqliteDatabase } from '../database.ts'

/** The reservations. A cancelled or too old one is never found. */
export interface ReservationTable {
  /** Adds a reservation; answers its key. No reservation that can be found may have the same id. */
  insert(resource: string, reservation: ReservationSummary, repeatKey: string | undefined): number
  find(resource: string, reservationId: string, now: Instant): KeyedReservation | undefined
  /** Ordered by expiry and id. */
  list(resource: string, now: Instant, page: ReservationsPage): ReservationSummary[]
  /** Whether the resource had a reservation with this id and deleted it, and it is not too old. */
  wasDeleted(resource: string, reservationId: string, now: Instant): boolean
  /** Records a change by the request with this repeat key. */
  setExpiry(key: number, expiresAt: Instant, repeatKey: string | undefined): void
  /** Ends the hold by a purchase. Throws if it has ended: of two ends only one can succeed. */
  markPurchased(key: number, now: Instant, purchase: AcceptedPurchase): void
  /** Makes the hold expire. Throws if it has ended. */
  expire(key: number, now: Instant): void
  /** Ends the hold by a cancellation. Throws if it has ended. */
  markCancelled(key: number, now: Instant): void
}

const IS_THERE = 'resource = ? AND cancelled_at IS NULL AND created_at > ?'
const STILL_HELD = 'purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > ?'

export function reservationTable(database: SqliteDatabase): ReservationTable {
  const forgotten = 'WHERE resource = ? AND id = ? AND cancelled_at IS NULL AND created_at <= ?'
  const forgetNumbers = database.prepare(
    `DELETE FROM reserved_number WHERE reservation = (SELECT key FROM reservation ${forgotten})`,
  )
  const forget = database.prepare(`DELETE FROM reservation ${forgotten}`)
  const insert = database.prepare(
    'INSERT INTO reservation (resource, id, created_at, expires_at, repeat_key) VALUES (?, ?, ?, ?, ?)',
  )
  const select = database.prepare(`SELECT * FROM reservation WHERE ${IS_THERE} AND id = ?`)
  // A reservation expires after it was made, so a condition on the expiry excludes no reservation that is kept. It lets
  // the index pass over the forgotten ones. Of two conditions, SQLite would begin at the first one only.
  const list = database.prepare(`
    SELECT * FROM reservation WHERE ${IS_THERE} AND (expires_at, id) > (?, ?)
    ORDER BY expires_at, id LIMIT ? OFFSET ?`)
  const selectDeleted = database.prepare(
    'SELECT 1 FROM reservation WHERE resource = ? AND cancelled_at IS NOT NULL AND created_at > ? AND id = ?',
  )
  const setExpiry = database.prepare(`
    UPDATE reservation SET expires_at = ?, repeat_key = CASE WHEN repeat_key = ? THEN repeat_key END
    WHERE key = ?`)
  const markPurchased = database.prepare(
    `UPDATE reservation SET purchased_at = ?, starts_at = ?, ends_at = ?, error = ?, rule = ?
     WHERE key = ? AND ${STILL_HELD}`,
  )
  const expire = database.prepare(`UPDATE reservation SET expires_at = ? WHERE key = ? AND ${STILL_HELD}`)
  const markCancelled = database.prepare(
    `UPDATE reservation SET cancelled_at = ? WHERE key = ? AND ${STILL_HELD}`,
  )

  function endedOne(key: number, { changes }: { changes: number }) {
    if (changes !== 1) throw new Error(`The reservation ${key} has ended`)
  }

  return {
    insert(resource, { id, createdAt, expiresAt }, repeatKey) {
      for (const statement of [forgetNumbers, forget]) {
        statement.run(resource, id, createdAt - RESERVATION_KEPT_MS)
      }
      return insert.run(resource, id, createdAt, expiresAt, repeatKey ?? null).lastInsertRowid
    },
    find(resource, reservationId, now) {
      const row = select.get(resource, now - RESERVATION_KEPT_MS, reservationId)
      return row === undefined ? undefined : toKeyedReservation(row)
    },
    list(resource, now, { after, skip, limit }) {
      const oldest = now - RESERVATION_KEPT_MS
      const { expiresAt, id } =
        after !== undefined && after.expiresAt > oldest ? after : { expiresAt: oldest + 1, id: '' }
      return list.all(resource, oldest, expiresAt, id, limit, skip).map(toReservation)
    },
    wasDeleted: (resource, reservationId, now) =>
      selectDeleted.get(resource, now - RESERVATION_KEPT_MS, reservationId) !== undefined,
    setExpiry: (key, expiresAt, repeatKey) => void setExpiry.run(expiresAt, repeatKey ?? null, key),
    markPurchased: (key, now, { startsAt, endsAt, error, rule }) =>
      endedOne(key, markPurchased.run(now, startsAt, endsAt, error ?? null, rule ?? null, key, now)),
    expire: (key, now) => endedOne(key, expire.run(now, key, now)),
    markCancelled: (key, now) => endedOne(key, markCancelled.run(now, key, now)),
  }
}
