import type { AuditEntry } from '../../../numbering/audit-entry.ts'
import type { Instant } from '../../../numbering/instant.ts'
import type { AuditDetail } from '../../rows/audit-detail.ts'
import { text } from '../../rows/row.ts'
import { toAuditEntry } from '../../rows/to-audit-entry.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import type { NumberEntry, NumberTable } from './number-table.ts'

export interface AuditTrail {
  /**
   * Adds the entry of a command; answers its sequence, which each of the named numbers must then remember.
   */
  append(at: Instant, detail: AuditDetail, numbers: readonly NumberEntry[]): number
  page(after: number, limit: number): AuditEntry[]
  /** The entries that name the number, newest first. */
  history(number: number, limit: number): AuditEntry[]
}

/**
 * A number remembers the newest entry that names it, and each entry keeps, beside each of its numbers, the
 * entry before. A history is therefore a walk back. It needs no index, each insert into which would write
 * another page.
 */
export function auditTrail(database: SqliteDatabase, numbers: NumberTable): AuditTrail {
  const insert = database.prepare(
    'INSERT INTO audit (at, command, resource, search, numbers, detail) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const page = database.prepare('SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?')
  const select = database.prepare('SELECT * FROM audit WHERE sequence = ?')

  return {
    append(at, { command, ...detail }, named) {
      const { resource, searchId, ...rest } = { resource: null, searchId: null, ...detail }
      const links = named.map(({ number, entry }) => [number, entry])
      const { lastInsertRowid } = insert.run(
        at,
        command,
        resource,
        searchId,
        JSON.stringify(links),
        JSON.stringify(rest),
      )
      return lastInsertRowid
    },
    page: (after, limit) => page.all(after, limit).map(readAuditEntry),
    history(number, limit) {
      const entries: AuditEntry[] = []
      let sequence = numbers.find([number])[0]?.entry
      while (sequence !== undefined && entries.length < limit) {
        const row = select.get(sequence)
        if (row === undefined) break
        entries.push(readAuditEntry(row))
        sequence = links(row).find(([linked]) => linked === number)?.[1]
      }
      return entries
    },
  }
}

function links(row: SqliteRow): [number: number, before: number][] {
  return JSON.parse(text(row, 'numbers'))
}

function readAuditEntry(row: SqliteRow): AuditEntry {
  const numbers = links(row).map(([number]) => number)
  return toAuditEntry(row, numbers)
}
