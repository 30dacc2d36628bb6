import type { Transaction } from './transaction.ts'

/**
 * Shows that PostgreSQL accepts writes. To lock a row is a write: it is logged and waited for like any other, and
 * leaves no dead row behind. The lock does not exclude other pings, so a process that stops in the middle of a ping
 * makes no other process unready (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS).
 */
export async function ping({ query }: Transaction): Promise<void> {
  await query('SELECT FROM clock FOR KEY SHARE')
}
