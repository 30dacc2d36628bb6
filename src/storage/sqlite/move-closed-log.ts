import { openDatabase, type SqliteDatabase } from './database.ts'
import { refusal } from './refusal.ts'

/**
 * Moves the log of an inventory into its file, so that the file is whole without it. The caller has the lock of the
 * file (`takeLock`).
 *
 * @throws StorageRefusedError if the file is read-only, damaged, or open in another program, or the disk has no room
 */
export function moveClosedLog(file: string): void {
  let database: SqliteDatabase | undefined
  try {
    database = openDatabase(file)
    // A connection has its log after its first transaction. The last connection that closes removes the log.
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      BEGIN IMMEDIATE;
      COMMIT;
      PRAGMA wal_checkpoint(TRUNCATE);`)
  } catch (error) {
    throw refusal(error, file)
  } finally {
    database?.close()
  }
}
