import type { AuditEntry } from '../../../numbering/audit-entry.ts'
import type { AuditDetail } from '../../rows/audit-detail.ts'
import { integer, integers, type Row } from '../../rows/row.ts'
import { toAuditEntry } from '../../rows/to-audit-entry.ts'
import type { Transaction } from '../transaction.ts'
import type { NumberEntry } from './number-table.ts'
import { pieceOf } from './untouched-table.ts'

/**
 * The entries that name a number, newest first. A number or its piece remembers the newest entry, and each entry keeps,
 * beside each of its numbers, the entry before: a history is a walk back, and needs no index of its own.
 */
export const NUMBER_HISTORY = `
  WITH RECURSIVE walk (sequence, step) AS (
    SELECT coalesce((SELECT entry FROM number WHERE number = $1), (SELECT entry FROM ${pieceOf('$1::bigint')})), 1
    UNION ALL
    SELECT audit.entries[array_position(audit.numbers, $1::bigint)], step + 1
    FROM walk JOIN audit USING (sequence) WHERE step < $2
  )
  SELECT audit.* FROM walk JOIN audit USING (sequence) WHERE step <= $2 ORDER BY step`

/** Adds the entry of a command; answers its sequence, which each of the named numbers must then remember. */
export async function appendAudit(
  transaction: Transaction,
  detail: AuditDetail,
  named: readonly NumberEntry[],
): Promise<number> {
  const { command, resource, searchId, ...rest } = { resource: null, searchId: null, ...detail }
  const [row] = await transaction.query(
    `INSERT INTO audit (at, command, resource, search, numbers, entries, detail)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING sequence`,
    [
      transaction.now,
      command,
      resource,
      searchId,
      named.map(({ number }) => number),
      named.map(({ entry }) => entry),
      JSON.stringify(rest),
    ],
  )
  return integer(row ?? {}, 'sequence')
}

/** The entry in a row of `audit`. */
export function readAuditEntry(row: Row): AuditEntry {
  return toAuditEntry(row, integers(row, 'numbers'))
}
