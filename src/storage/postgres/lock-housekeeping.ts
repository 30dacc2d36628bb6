import type { Transaction } from './transaction.ts'

/** The key of the advisory lock of housekeeping: the bytes "HLTD". */
const LOCK_KEY = 0x484c5444

/**
 * Whether this transaction does the housekeeping until it ends; another one does otherwise. The lock is the
 * transaction's, not the session's, so that it works through PgBouncer.
 */
export async function lockHousekeeping({ query }: Pick<Transaction, 'query'>): Promise<boolean> {
  const [row = {}] = await query('SELECT pg_try_advisory_xact_lock($1) AS locked', [LOCK_KEY])
  return row['locked'] === true
}
