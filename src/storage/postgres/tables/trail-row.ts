import type { AuditEntry } from '../../../numbering/audit-entry.ts'
import { integers, type Row } from '../../rows/row.ts'
import { toAuditEntry } from '../../rows/to-audit-entry.ts'
import { toSearchEntry } from '../../rows/to-search-entry.ts'

// The columns of an entry, from either of the two tables that have entries.

export const FROM_AUDIT = 'sequence, at, command, resource, search, numbers, detail, NULL::json AS made'
/** The row of the search is the column `made`. */
export const FROM_SEARCH = `
  key AS sequence, created_at AS at, 'search' AS command, resource, id AS search, numbers, '{}'::jsonb AS detail,
  to_json(search.*) AS made`

/**
 * The condition that a search is an entry of the trail: it found something, and was not made by an older Holdline,
 * whose searches have entries in `audit`.
 */
export const IS_ENTRY = 'found > 0 AND key > (SELECT searches_since FROM trail)'

/** The entry in a row with these columns. */
export function readTrailRow(row: Row): AuditEntry {
  const [numbers, made] = [integers(row, 'numbers'), row['made']]
  return isRow(made) ? toSearchEntry(made, numbers) : toAuditEntry(row, numbers)
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}
