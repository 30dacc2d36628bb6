import { openDatabase } from './database.ts'

/**
 * Moves the log of an inventory into its file, so that the file is whole without it. The caller has the lock of the
 * file (`takeLock`).
 *
 * @throws SQLite's own error, see `refusal`
 */
export function moveClosedLog(file: string): void {
  const database = openDatabase(file)
  try {
    // A connection has its log after its first transaction. The last connection that closes removes the log.
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      BEGIN IMMEDIATE;
      COMMIT;
      PRAGMA wal_checkpoint(TRUNCATE);`)
  } finally {
    database.close()
  }
}
