import { setTimeout as delay } from 'node:timers/promises'
import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { integer, text } from '../rows/row.ts'
import type { Access } from './access.ts'
import { FROM_AUDIT, FROM_SEARCH, IS_ENTRY, readTrailRow } from './tables/trail-row.ts'

/**
 * - `unbroken`: no sequence from $1 or $4, whichever is higher, to this one is missing.
 * - `settled`: all transactions before $3 have ended.
 * - `drawn`: the last sequence that a transaction has drawn.
 */
const AUDIT_PAGE = `
  WITH known AS (SELECT greatest($1, $4)::bigint AS known), page AS (
    SELECT * FROM (
      (SELECT ${FROM_AUDIT} FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2)
      UNION ALL
      (SELECT ${FROM_SEARCH} FROM search WHERE key > $1 AND ${IS_ENTRY} ORDER BY key LIMIT $2)
    ) AS entry
    ORDER BY sequence LIMIT $2
  ), present AS (
    SELECT sequence FROM page WHERE sequence > (SELECT known FROM known)
    UNION ALL
    -- A search that found nothing is no entry, and its sequence is not missing.
    SELECT key FROM search
    WHERE key > (SELECT known FROM known) AND key < (SELECT max(sequence) FROM page) AND found = 0
      AND key > (SELECT searches_since FROM trail)
  ), counted AS (
    SELECT sequence, sequence - count(*) OVER (ORDER BY sequence) = (SELECT known FROM known) AS unbroken FROM present
  )
  SELECT page.*, coalesce(unbroken, true) AS unbroken,
    pg_snapshot_xmin(pg_current_snapshot()) >= $3::xid8 AS settled,
    (SELECT last_value FROM audit_sequence_seq) AS drawn
  FROM page LEFT JOIN counted USING (sequence)
  ORDER BY sequence`

const NO_TRANSACTION = '18446744073709551615'
/** Every transaction that has drawn a sequence by now has a lower id. */
const NEXT_TRANSACTION = 'SELECT pg_current_xact_id()::text AS id'

const TURNS = 25
const PAUSE_MS = 20

/** Reads the entries after `after`, at most `limit`. */
export type ReadAudit = (
  read: Access['read'],
  page: { readonly after: number; readonly limit: number },
) => Promise<AuditEntry[]>

/**
 * A reader of the trail. A sequence is drawn before its transaction commits, so an entry with a missing sequence may
 * still appear. As long as it may, the entries after the gap are kept back, since a reader that goes on after them
 * would never see the missing entry. A call waits half a second for open transactions to end, and then answers the
 * entries before the gap; a later call may find more.
 *
 * The reader remembers up to which sequence all transactions that have drawn one have ended. A sequence that is missing
 * up to there belongs to no entry, or to a search that was removed, and no call waits for it again.
 */
export function auditReader(): ReadAudit {
  let settled = 0

  return async function readAudit(read, { after, limit }) {
    let [transaction, drawn] = [NO_TRANSACTION, Number.POSITIVE_INFINITY]
    for (let turn = 0; ; turn += 1) {
      const page = await read(AUDIT_PAGE, [after, limit, transaction, settled])
      const rows = page.filter((row) => integer(row, 'sequence') <= drawn)
      const unbroken = rows.filter((row) => row['unbroken'] === true)
      const hasSettled = rows[0]?.['settled'] === true
      if (hasSettled) settled = Math.max(settled, drawn)
      const isWhole = unbroken.length === rows.length || hasSettled
      if (isWhole || turn === TURNS) return (isWhole ? rows : unbroken).map(readTrailRow)
      if (turn === 0) {
        // Drawn before the next transaction id is: the transactions that drew sequences up to it have lower ids.
        drawn = integer(rows[0] ?? {}, 'drawn')
        const [next = {}] = await read(NEXT_TRANSACTION)
        transaction = text(next, 'id')
      } else await delay(PAUSE_MS)
    }
  }
}
