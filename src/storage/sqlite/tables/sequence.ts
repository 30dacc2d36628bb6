import { integer } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'

/** The highest sequence that a search or an audit entry has. */
export const LAST_IN_SEQUENCE = `max(
  coalesce((SELECT max(key) FROM search), 0), coalesce((SELECT max(sequence) FROM audit), 0))`

/**
 * The one counter of searches and audit entries, by which the key of a search is its place in the audit trail.
 * Housekeeping leaves the record with the highest sequence, so no sequence is ever used twice.
 */
export interface Sequence {
  next(): number
  /** Forgets the counter in memory; the next call reads the tables. */
  forget(): void
}

export function createSequence(database: SqliteDatabase): Sequence {
  const select = database.prepare(`SELECT ${LAST_IN_SEQUENCE} AS last`)
  let last: number | undefined
  return {
    next() {
      last = (last ?? integer(select.get() ?? {}, 'last')) + 1
      return last
    },
    forget() {
      last = undefined
    },
  }
}
