import type { SqliteDatabase } from './database.ts'

/** Rolls the open transaction back. Never throws, so the error that caused the rollback is the one that is reported. */
export function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // SQLite has rolled back by itself (https://www.sqlite.org/lang_transaction.html, 3.2).
  }
}
