import type { AuditEntry } from '../../../numbering/audit-entry.ts'
import { toSearchEntry } from '../../rows/to-search-entry.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import { numbersOf } from './search-table.ts'

/** Searches as entries of the audit trail. A search that found nothing is no entry. */
export interface SearchEntries {
  /** At most `limit` entries after the sequence, oldest first. */
  after(sequence: number, limit: number): AuditEntry[]
  find(sequence: number): AuditEntry | undefined
  findNamed(resource: string, searchId: string): AuditEntry | undefined
}

/** The last key of an older Holdline, whose searches have entries in `audit`. */
const SINCE = '(SELECT searches_since FROM trail)'
const IS_ENTRY = `found > 0 AND key > ${SINCE}`

export function searchEntries(database: SqliteDatabase): SearchEntries {
  // One bound on the key: of two bounds SQLite would seek the first one, and read all older searches after it.
  const after = database.prepare(
    `SELECT * FROM search WHERE key > max(?, ${SINCE}) AND found > 0 ORDER BY key LIMIT ?`,
  )
  const find = database.prepare(`SELECT * FROM search WHERE key = ? AND ${IS_ENTRY}`)
  const findNamed = database.prepare(`SELECT * FROM search WHERE id = ? AND resource = ? AND ${IS_ENTRY}`)
  return {
    after: (sequence, limit) => after.all(sequence, limit).map(read),
    find: (sequence) => find.all(sequence).map(read)[0],
    findNamed: (resource, searchId) => findNamed.all(searchId, resource).map(read)[0],
  }
}

function read(row: SqliteRow): AuditEntry {
  return toSearchEntry(row, numbersOf(row))
}
