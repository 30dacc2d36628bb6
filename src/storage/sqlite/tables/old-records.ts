import type { Instant } from '../../../numbering/instant.ts'
import { operationId } from '../../../numbering/operation.ts'
import { integer, text } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'

/** Removes what ended, or was made, at an instant or before it, the oldest first; at most `limit` of a kind. */
export interface OldRecords {
  /** Searches, each with its operations, of which none has ended later. */
  removeSearches(ended: Instant, limit: number): { searches: number; operations: number }
  /** Operations that are not of a search. Answers how many. */
  removeOperations(ended: Instant, limit: number): number
  /** Reservations, each when none of its numbers is left. */
  removeReservations(created: Instant, limit: number): { reservations: number; reservedNumbers: number }
}

const OPERATION_IDS = `('${operationId('search', '')}' || search.id, '${operationId('purchase', '')}' || search.id)`

export function oldRecords(database: SqliteDatabase): OldRecords {
  // The newest search stays, since the next one would get its key, which numbers still name as their last claim.
  const endedSearches = database.prepare(`
    SELECT key, id FROM search INDEXED BY search_by_end
    WHERE expires_at <= ?1 AND key < (SELECT max(key) FROM search) AND NOT EXISTS (
      SELECT 1 FROM operation WHERE operation.id IN ${OPERATION_IDS} AND ends_at > ?1)
    ORDER BY expires_at LIMIT ?2`)
  const removeSearch = database.prepare('DELETE FROM search WHERE key = ?')
  const removeOperation = database.prepare('DELETE FROM operation WHERE id = ?')
  const removeOperations = database.prepare(`
    DELETE FROM operation WHERE id IN (
      SELECT id FROM operation WHERE search IS NULL AND ends_at <= ? ORDER BY ends_at LIMIT ?)`)
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
      let operations = 0
      for (const row of rows) {
        const searchId = text(row, 'id')
        for (const type of ['search', 'purchase'] as const) {
          operations += removeOperation.run(operationId(type, searchId)).changes
        }
        removeSearch.run(integer(row, 'key'))
      }
      return { searches: rows.length, operations }
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
