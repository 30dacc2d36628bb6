import type { AuditEntry } from '../../../numbering/audit-entry.ts'
import { SEARCH_ENDS } from '../../decide/search-ends.ts'
import { type AuditDetail, formatDetail } from '../../rows/audit-detail.ts'
import { NAMES_OWNER } from '../../rows/names-owner.ts'
import { integer } from '../../rows/row.ts'
import { bigints } from '../bigints.ts'
import { linkedOrKept } from '../trail/keep-entries.ts'
import type { Transaction } from '../transaction.ts'
import type { NumberEntry } from './number-table.ts'
import { FROM_AUDIT, FROM_SEARCH, IS_ENTRY, readTrailRow } from './trail-row.ts'
import { pieceOf } from './untouched-table.ts'

/**
 * The entries that name a number, newest first. A number or its piece remembers the newest entry in `audit`, and each
 * entry keeps, beside each of its numbers, the entry before: a history is a walk back, and needs no index of its own.
 *
 * No entry links to a search, which may be removed. A search that was bought or cancelled is found by the entry of its
 * end. The last search is found by the number's claim, which is greater than the newest entry only if no entry tells of
 * the search's end or of a later event.
 *
 * A link to an entry that was archived goes on at the next one that stays.
 */
export const NUMBER_HISTORY = `
  WITH RECURSIVE newest AS MATERIALIZED (
    SELECT entry, claim FROM number WHERE number = $1
    UNION ALL
    SELECT entry, NULL FROM ${pieceOf('$1::bigint')}
  ), walk (sequence, step) AS (
    SELECT entry, 1 FROM newest
    UNION ALL
    SELECT ${linkedOrKept('$1::bigint', 'link')}, step + 1 FROM (
      SELECT audit.entries[array_position(audit.numbers, $1::bigint)] AS link, step
      FROM walk JOIN audit USING (sequence) WHERE step < $2 OFFSET 0
    ) AS linking
  ), chain AS MATERIALIZED (
    SELECT audit.* FROM walk JOIN audit USING (sequence) WHERE step <= $2
  )
  SELECT ${FROM_AUDIT} FROM chain
  UNION ALL
  SELECT ${FROM_SEARCH} FROM search WHERE ${IS_ENTRY}
    AND key = (SELECT claim FROM newest WHERE claim > entry)
  UNION ALL
  SELECT made.* FROM chain, LATERAL (
    SELECT ${FROM_SEARCH} FROM search WHERE ${IS_ENTRY} AND id = chain.search AND resource = chain.resource
  ) AS made WHERE chain.command IN (${SEARCH_ENDS.map((command) => `'${command}'`).join(', ')})
  ORDER BY sequence DESC LIMIT $2`

/** With an offset the planner cannot make them joins with the whole trail. */
const EVER_OWNED = `
  WITH RECURSIVE walk (number, sequence) AS (
    SELECT number, entry FROM number WHERE number = ANY ($1::bigint[])
    UNION ALL
    SELECT number, ${linkedOrKept('walk.number', 'link')} FROM walk, LATERAL (
      SELECT entries[array_position(numbers, number)] AS link FROM audit
      WHERE audit.sequence = walk.sequence OFFSET 0
    ) AS named WHERE link IS NOT NULL
  )
  SELECT DISTINCT number FROM walk, LATERAL (
    SELECT FROM audit WHERE audit.sequence = walk.sequence AND ${NAMES_OWNER} OFFSET 0
  ) AS owning`

/** Which of the numbers a resource ever owned. */
export async function everOwned(
  transaction: Transaction,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await transaction.query(EVER_OWNED, [bigints(numbers)])
  return new Set(rows.map((row) => integer(row, 'number')))
}

/** The entry with this sequence; `undefined` if it is none in `audit`. */
export async function findEntry(transaction: Transaction, sequence: number): Promise<AuditEntry | undefined> {
  const [row] = await transaction.query(`SELECT ${FROM_AUDIT} FROM audit WHERE sequence = $1`, [sequence])
  return row && readTrailRow(row)
}

/** Adds entries that bring numbers in, in their order; answers their sequences. */
export async function appendStock(
  transaction: Transaction,
  details: readonly Extract<AuditDetail, { command: 'stock' }>[],
): Promise<number[]> {
  // PostgreSQL draws the sequences in the order of the rows (https://www.postgresql.org/docs/release/9.6.0/).
  const rows = await transaction.query(
    `INSERT INTO audit (at, command, numbers, entries, detail)
     SELECT $1, 'stock', '{}', '{}', detail::jsonb
     FROM unnest($2::text[]) WITH ORDINALITY AS each (detail, nth) ORDER BY nth RETURNING sequence`,
    [transaction.now, details.map(formatDetail)],
  )
  return rows.map((row) => integer(row, 'sequence')).sort((one, other) => one - other)
}

/** Adds the entry of a command; answers its sequence, which each of the named numbers must then remember. */
export async function appendAudit(
  transaction: Transaction,
  detail: AuditDetail,
  named: readonly NumberEntry[],
): Promise<number> {
  const { command, resource, searchId } = { resource: null, searchId: null, ...detail }
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
      formatDetail(detail),
    ],
  )
  return integer(row ?? {}, 'sequence')
}
