import { RESERVATION_KEPT_MS } from '../../../numbering/reservation.ts'
import type { TidyAnswer, TidyCommand } from '../../port/housekeeping-store.ts'
import { removeOperations, removeReservations, removeSearches } from '../tables/old-records.ts'
import type { Transaction } from '../transaction.ts'

/** The key of the advisory lock of housekeeping: the bytes "HLTD". */
const LOCK_KEY = 0x484c5444

/** The lock is the transaction's, not the session's, so that it works through PgBouncer. */
export async function tidy(transaction: Transaction, { keptMs, limit }: TidyCommand): Promise<TidyAnswer> {
  const [row = {}] = await transaction.query('SELECT pg_try_advisory_xact_lock($1) AS locked', [LOCK_KEY])
  if (row['locked'] !== true) return { kind: 'busy' }

  const { now } = transaction
  const searches = await removeSearches(transaction, now - keptMs, limit)
  const operations = await removeOperations(transaction, now - keptMs, limit)
  const { reservations, reservedNumbers } = await removeReservations(
    transaction,
    now - RESERVATION_KEPT_MS,
    limit,
  )
  return {
    kind: 'tidied',
    removed: { searches, operations, reservations, reservedNumbers },
    more: [searches, operations, reservations, reservedNumbers].includes(limit),
  }
}
