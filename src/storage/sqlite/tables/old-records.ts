import type { Instant } from '../../../numbering/instant.ts'
import { integer } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'
import { LAST_IN_SEQUENCE } from './sequence.ts'

/**
 * Removes records that ended, or were made, at an instant or before it, the oldest first; at most `limit` of
 * a kind.
 */
export interface OldRecords {
  /** Searches whose hold and operations have ended. Answers how many. */
  removeSearches(ended: Instant, limit: number): number
  /** Operations that are records of their own. Answers how many. */
  removeOperations(ended: Instant, limit: number): number
  /** Reservations; each is removed after the last of its numbers. */
  removeReservations(created: Instant, limit: number): { reservations: number; reservedNumbers: number }
}

export function oldRecords(database: SqliteDatabase): OldRecords {
  // The record with the highest number stays: the next search or audit entry would get the number again, and numbers
  // may still have it as their last claim.
  const endedSearches = database.prepare(`
    SELECT key FROM search INDEXED BY search_by_end
    WHERE expires_at <= ?1 AND ends_at <= ?1 AND coalesce(purchase_ends_at, 0) <= ?1
      AND key < ${LAST_IN_SEQUENCE}
    ORDER BY expires_at LIMIT ?2`)
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

  return {
    removeSearches(ended, limit) {
      const rows = endedSearches.all(ended, limit)
      for (const row of rows) removeSearch.run(integer(row, 'key'))
      return rows.length
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
  }
}
