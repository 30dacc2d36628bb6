import type { AuditEntry } from '../../../numbering/audit-entry.ts'
import type { Instant } from '../../../numbering/instant.ts'
import { endsSearch } from '../../decide/search-ends.ts'
import { type AuditDetail, formatDetail } from '../../rows/audit-detail.ts'
import { NAMES_OWNER } from '../../rows/names-owner.ts'
import { flag, text } from '../../rows/row.ts'
import { toAuditEntry } from '../../rows/to-audit-entry.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import type { NumberEntry, NumberTable } from './number-table.ts'
import type { SearchEntries } from './search-entries.ts'
import type { Sequence } from './sequence.ts'

/** The entries in the table `audit`, and searches, which are entries themselves. */
export interface AuditTrail {
  /**
   * Adds the entry of a command; answers its sequence, which each of the named numbers must then remember.
   */
  append(at: Instant, detail: AuditDetail, numbers: readonly NumberEntry[]): number
  page(after: number, limit: number): AuditEntry[]
  /** The entry with this sequence; `undefined` if it is none in `audit`. */
  find(sequence: number): AuditEntry | undefined
  /** Which of the numbers a resource ever owned. */
  everOwned(numbers: readonly NumberEntry[]): ReadonlySet<number>
  /** The entries that name the number, newest first. */
  history(number: number, limit: number): AuditEntry[]
}

interface Parts {
  readonly numbers: NumberTable
  readonly searches: SearchEntries
  readonly sequence: Sequence
}

/**
 * A number remembers the newest entry in `audit` that names it, and each entry keeps, beside each of its numbers, the
 * entry before. A history is therefore a walk back. It needs no index, each insert into which would write another
 * page. No entry links to a search, which may be removed.
 */
export function auditTrail(database: SqliteDatabase, { numbers, searches, sequence }: Parts): AuditTrail {
  const insert = database.prepare(
    'INSERT INTO audit (sequence, at, command, resource, search, numbers, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const page = database.prepare('SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?')
  const select = database.prepare('SELECT * FROM audit WHERE sequence = ?')
  const selectOwner = database.prepare(
    `SELECT numbers, ${NAMES_OWNER} AS names_owner FROM audit WHERE sequence = ?`,
  )

  return {
    append(at, detail, named) {
      const { command, resource, searchId } = { resource: null, searchId: null, ...detail }
      const links = named.map(({ number, entry }) => [number, entry])
      const added = sequence.next()
      insert.run(added, at, command, resource, searchId, JSON.stringify(links), formatDetail(detail))
      return added
    },
    page(after, limit) {
      const entries = [...page.all(after, limit).map(readAuditEntry), ...searches.after(after, limit)]
      return entries.sort((one, other) => one.sequence - other.sequence).slice(0, limit)
    },
    find(sequence) {
      const row = select.get(sequence)
      return row && readAuditEntry(row)
    },
    everOwned(numbers) {
      const owned = new Set<number>()
      // An entry may name a thousand of the numbers: it is read once for all of them.
      let named = numbersByEntry(numbers)
      while (named.size > 0) {
        const before: NumberEntry[] = []
        for (const [sequence, some] of named) {
          const row = selectOwner.get(sequence)
          if (row === undefined) continue
          const namesOwner = flag(row, 'names_owner')
          const linked = new Map(links(row))
          for (const number of some) {
            const entry = linked.get(number)
            if (namesOwner) owned.add(number)
            else if (entry !== undefined) before.push({ number, entry })
          }
        }
        named = numbersByEntry(before)
      }
      return owned
    },
    history(number, limit) {
      const { entry: newest, claim = 0 } = numbers.lastNamed(number) ?? {}
      if (newest === undefined) return []
      // The last search is newer only if no entry in `audit` tells of its end or of a later event.
      const last = claim > newest ? searches.find(claim) : undefined
      const entries = last === undefined ? [] : [last]
      let before: number | undefined = newest
      while (before !== undefined && entries.length < limit) {
        const row = select.get(before)
        if (row === undefined) break
        const entry = readAuditEntry(row)
        entries.push(entry)
        if (endsSearch(entry)) {
          const ended = searches.findNamed(entry.resource, entry.searchId)
          if (ended !== undefined) entries.push(ended)
        }
        before = links(row).find(([linked]) => linked === number)?.[1]
      }
      return entries.slice(0, limit)
    },
  }
}

function numbersByEntry(numbers: readonly NumberEntry[]): Map<number, number[]> {
  const named = new Map<number, number[]>()
  for (const { number, entry } of numbers) {
    const some = named.get(entry)
    if (some === undefined) named.set(entry, [number])
    else some.push(number)
  }
  return named
}

function links(row: SqliteRow): [number: number, before: number][] {
  return JSON.parse(text(row, 'numbers'))
}

function readAuditEntry(row: SqliteRow): AuditEntry {
  const numbers = links(row).map(([number]) => number)
  return toAuditEntry(row, numbers)
}
