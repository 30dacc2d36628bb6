import type { AuditCommand, AuditEntry } from '../../../numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import { integer, integers, type PostgresRow, text } from '../row.ts'
import type { Transaction } from '../transaction.ts'
import type { NumberEntry } from './number-table.ts'

/** What one command did; its numbers are beside it. */
export type AuditDetail = AuditCommand extends infer Command
  ? Command extends { command: 'stock' }
    ? Command
    : Omit<Command, 'phoneNumbers'>
  : never

/**
 * The entries that name a number, newest first. A number remembers the newest one, and each entry, beside
 * each of its numbers, the one before: a history is a walk back, and costs a command no index of its own.
 */
export const NUMBER_HISTORY = `
  WITH RECURSIVE walk (sequence, step) AS (
    SELECT entry, 1 FROM number WHERE number = $1
    UNION ALL
    SELECT audit.entries[array_position(audit.numbers, $1::bigint)], step + 1
    FROM walk JOIN audit USING (sequence) WHERE step < $2
  )
  SELECT audit.* FROM walk JOIN audit USING (sequence) WHERE step <= $2 ORDER BY step`

/** Adds the entry of a command; answers its sequence, which each of the numbers has to remember. */
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

export function toAuditEntry(row: PostgresRow): AuditEntry {
  const head = { sequence: integer(row, 'sequence'), at: integer(row, 'at'), command: text(row, 'command') }
  // What `appendAudit` and the hold wrote there.
  const detail = JSON.parse(text(row, 'detail'))
  if (head.command === 'stock') return { ...head, ...detail }
  return {
    ...head,
    ...detail,
    resource: text(row, 'resource'),
    searchId: text(row, 'search'),
    phoneNumbers: integers(row, 'numbers').map(phoneNumberFromInteger),
  }
}
