import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { refusal } from './refusal.ts'

/** Marks a file as Holdline's own: the bytes "HLDL" (https://www.sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x484c444c

/** Whether the database, which has tables, is an inventory of Holdline. */
export function isInventory(database: SqliteDatabase): boolean {
  return database.prepare('PRAGMA application_id').get()?.['application_id'] === APPLICATION_ID
}

/**
 * The epoch of an inventory, which each restored backup gets anew; `undefined` for one that was never restored. It is the
 * number that SQLite leaves to the program (https://www.sqlite.org/pragma.html#pragma_user_version), so that a backup
 * with tables of any version has a place for it.
 */
export function epochOf(database: SqliteDatabase): string | undefined {
  const value = database.prepare('PRAGMA user_version').get()?.['user_version']
  return typeof value === 'number' && value !== 0 ? value.toString(16) : undefined
}

/** The migrations that an inventory has, in their order. */
export function migrationsIn(database: SqliteDatabase): string[] {
  const rows = database.prepare('SELECT name FROM kysely_migration ORDER BY name').all()
  return rows.map((row) => String(row['name']))
}

/**
 * The migrations and the epoch of the inventory in a file that no server has open; the caller has its lock (`takeLock`).
 *
 * @throws StorageRefusedError if it cannot be read, or is another program's
 */
export function readSchema(file: string): {
  readonly migrations: readonly string[]
  readonly epoch: string | undefined
} {
  let database: SqliteDatabase | undefined
  try {
    database = openDatabase(file)
    if (isInventory(database)) return { migrations: migrationsIn(database), epoch: epochOf(database) }
  } catch (error) {
    throw refusal(error, file)
  } finally {
    database?.close()
  }
  throw new StorageRefusedError(`${file} is no inventory of Holdline: name the directory of an inventory`)
}
