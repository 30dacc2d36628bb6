import { setTimeout as delay } from 'node:timers/promises'
import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { integer, text } from '../rows/row.ts'
import type { Access } from './access.ts'
import { readAuditEntry } from './tables/audit-trail.ts'

/** `unbroken`: no sequence before it is missing. `settled`: all transactions before $3 have ended. */
const AUDIT_PAGE = `
  SELECT audit.*, sequence - row_number() OVER (ORDER BY sequence) = $1 AS unbroken,
    pg_snapshot_xmin(pg_current_snapshot()) >= $3::xid8 AS settled
  FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2`

const NO_TRANSACTION = '18446744073709551615'
/** Every transaction that has written an entry by now has a lower id. */
const NEXT_TRANSACTION = 'SELECT pg_current_xact_id()::text AS id'

const TURNS = 25
const PAUSE_MS = 20

/**
 * The entries after `after`. A sequence is drawn before its transaction commits, so an entry with a missing
 * sequence may still appear. Until it cannot, the entries after it are kept back: a reader that goes on after
 * them would never see the missing one. Most transactions end while this waits; after that, a later call may
 * find more.
 */
export async function readAudit(
  read: Access['read'],
  { after, limit }: { after: number; limit: number },
): Promise<AuditEntry[]> {
  let [transaction, last] = [NO_TRANSACTION, Number.POSITIVE_INFINITY]
  for (let turn = 0; ; turn += 1) {
    const page = await read(AUDIT_PAGE, [after, limit, transaction])
    const rows = page.filter((row) => integer(row, 'sequence') <= last)
    const unbroken = rows.filter((row) => row['unbroken'] === true)
    const isWhole = unbroken.length === rows.length || rows[0]?.['settled'] === true
    if (isWhole || turn === TURNS) return (isWhole ? rows : unbroken).map(readAuditEntry)
    if (turn === 0) {
      last = integer(rows.at(-1) ?? {}, 'sequence')
      const [next = {}] = await read(NEXT_TRANSACTION)
      transaction = text(next, 'id')
    } else await delay(PAUSE_MS)
  }
}
