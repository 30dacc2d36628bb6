import { StorageError } from '../store.ts'
import { text } from './row.ts'
import type { Transaction } from './transaction.ts'

/**
 * Shows that PostgreSQL takes what it is given. To lock a row is a write, which is logged and waited for like
 * any other, and leaves no dead row behind.
 *
 * @throws StorageError if an answer would be given before what it tells is on a disk
 *   (https://www.postgresql.org/docs/current/wal-async-commit.html)
 */
export async function ping({ query }: Transaction): Promise<void> {
  const [row = {}] = await query(
    `SELECT current_setting('synchronous_commit') AS commit FROM clock FOR NO KEY UPDATE`,
  )
  if (text(row, 'commit') === 'off') {
    throw new StorageError(
      'synchronous_commit is off, so PostgreSQL may lose what was answered: set it to on for this database and role',
    )
  }
}
