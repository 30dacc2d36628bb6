import type { Instant } from '../../../numbering/instant.ts'
import { flag, integer } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'
import { LAST_IN_SEQUENCE } from './sequence.ts'

/**
 * Removes records that ended, or were made, at an instant or before it, the oldest first; at most `limit` of
 * a kind.
 */
export interface OldRecords {
  /**
   * Searches whose hold and operations have ended. Each call looks at the next `limit` searches by key. After a call
   * that came to searches which were made after `ended`, the next call begins with the oldest search again. Answers how
   * many searches it removed, and whether there may be more.
   */
  removeSearches(ended: Instant, limit: number): { searches: number; more: boolean }
  /** Operations that are records of their own. Answers how many. */
  removeOperations(ended: Instant, limit: number): number
  /** Reservations; each is removed after the last of its numbers. */
  removeReservations(created: Instant, limit: number): { reservations: number; reservedNumbers: number }
  /** Begins with the oldest search again. */
  forget(): void
}

export function oldRecords(database: SqliteDatabase): OldRecords {
  // The record with the highest sequence stays. Otherwise the next search or audit entry would get this sequence again,
  // which may still be the last claim of numbers.
  const oldestSearches = database.prepare(`
    SELECT key, created_at,
      expires_at <= ?1 AND ends_at <= ?1 AND coalesce(purchase_ends_at, 0) <= ?1 AS ended
    FROM search WHERE key > ?2 AND key < ${LAST_IN_SEQUENCE}
    ORDER BY key LIMIT ?3`)
  const removeSearch = database.prepare('DELETE FROM search WHERE key = ?')
  const removeOperations = database.prepare(`
    DELETE FROM operation WHERE id IN (
      SELECT id FROM operation WHERE ends_at <= ? ORDER BY ends_at LIMIT ?)`)
  const oldReservations = database.prepare(
    'SELECT key FROM reservation WHERE created_at <= ? ORDER BY created_at LIMIT ?',
  )
  const removeNumbers = database.prepare(`
    DELETE FROM reserved_number WHERE reservation = ?1 AND number IN (
      SELECT number FROM reserved_number WHERE reservation = ?1 LIMIT ?2)`)
  const removeReservation = database.prepare('DELETE FROM reservation WHERE key = ?')

  /** The key of the last search that was looked at; a search has no index by its end. */
  let seen = 0

  return {
    removeSearches(ended, limit) {
      const rows = oldestSearches.all(ended, seen, limit)
      const removed = rows.filter((row) => flag(row, 'ended'))
      for (const row of removed) removeSearch.run(integer(row, 'key'))
      const last = rows.at(-1)
      const more = last !== undefined && rows.length === limit && integer(last, 'created_at') <= ended
      seen = more ? integer(last, 'key') : 0
      return { searches: removed.length, more }
    },
    removeOperations: (ended, limit) => removeOperations.run(ended, limit).changes,
    removeReservations(created, limit) {
      let [reservations, reservedNumbers] = [0, 0]
      for (const row of oldReservations.all(created, limit)) {
        const key = integer(row, 'key')
        reservedNumbers += removeNumbers.run(key, limit - reservedNumbers).changes
        if (reservedNumbers === limit) break
        reservations += removeReservation.run(key).changes
      }
      return { reservations, reservedNumbers }
    },
    forget() {
      seen = 0
    },
  }
}
