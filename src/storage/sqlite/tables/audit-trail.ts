import type { AuditCommand, AuditEntry } from '../../../numbering/audit-entry.ts'
import type { Instant } from '../../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../../numbering/phone-number.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import { integer, text } from '../row.ts'
import type { NumberEntry, NumberTable } from './number-table.ts'

/** What one command did, with its numbers as integers. */
export type AuditDetail = AuditCommand extends infer Command
  ? Command extends { command: 'stock' }
    ? Command
    : Omit<Command, 'phoneNumbers'>
  : never

export interface AuditTrail {
  /** Adds the entry of a command; answers its sequence, which each of the numbers has to remember. */
  append(at: Instant, detail: AuditDetail, numbers: readonly NumberEntry[]): number
  page(after: number, limit: number): AuditEntry[]
  /** The entries that name the number, newest first. */
  history(number: number, limit: number): AuditEntry[]
}

/**
 * A number remembers the newest entry that names it, and each entry names, beside each of its
 * numbers, the one before. So a history is read by walking back, and costs a command no index of
 * its own, whose every insert would touch another page.
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
    page: (after, limit) => page.all(after, limit).map(toAuditEntry),
    history(number, limit) {
      const entries: AuditEntry[] = []
      let sequence = numbers.find([number])[0]?.entry
      while (sequence !== undefined && entries.length < limit) {
        const row = select.get(sequence)
        if (row === undefined) break
        entries.push(toAuditEntry(row))
        sequence = links(row).find(([linked]) => linked === number)?.[1]
      }
      return entries
    },
  }
}

function links(row: SqliteRow): [number: number, before: number][] {
  return JSON.parse(text(row, 'numbers'))
}

function toAuditEntry(row: SqliteRow): AuditEntry {
  const head = { sequence: integer(row, 'sequence'), at: integer(row, 'at'), command: text(row, 'command') }
  const detail = JSON.parse(text(row, 'detail'))
  if (head.command === 'stock') return { ...head, ...detail }
  return {
    ...head,
    ...detail,
    resource: text(row, 'resource'),
    searchId: text(row, 'search'),
    phoneNumbers: links(row).map(([number]) => phoneNumberFromInteger(number)),
  }
}
