import type { Transaction } from './transaction.ts'

/**
 * Shows that PostgreSQL takes what it is given. To lock a row is a write, which is logged and waited for
 * like any other, and leaves no dead row behind. This lock excludes no other ping, so that a process that
 * stops in the middle of one makes nobody else unready
 * (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS).
 */
export async function ping({ query }: Transaction): Promise<void> {
  await query('SELECT FROM clock FOR KEY SHARE')
}
