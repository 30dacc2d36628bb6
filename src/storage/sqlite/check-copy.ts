import { rmSync } from 'node:fs'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { isOutOfRoom } from './is-out-of-room.ts'
import { isInventory, migrationsIn } from './read-schema.ts'

/** How messages speak of what was copied. */
export interface CopyWords {
  readonly name: string
  /** What to do if it cannot be used. */
  readonly cure: string
}

/**
 * Reads every page of a copy of an inventory, and makes it a file that needs no log beside it. Nobody else may have the
 * copy open.
 *
 * @returns the migrations that the inventory has, in their order; there is at least one
 * @throws StorageRefusedError if it is damaged, or no inventory of Holdline
 */
export function checkCopy(copy: string, { name, cure }: CopyWords): readonly string[] {
  let database: SqliteDatabase | undefined
  try {
    database = openDatabase(copy)
    // Without the mode of a log, a connection keeps no lock between its statements.
    database.exec('PRAGMA journal_mode = DELETE')
    if (!isInventory(database)) throw new StorageRefusedError(`${name} is no inventory of Holdline: ${cure}`)
    const [found] = database.prepare('PRAGMA quick_check(1)').all()
    const migrations = migrationsIn(database)
    if (found?.['quick_check'] === 'ok' && migrations.length > 0) return migrations
  } catch (error) {
    if (error instanceof StorageRefusedError) throw error
    if (isOutOfRoom(error)) throw new StorageRefusedError(`${copy} cannot be written: the disk has no room`)
    // SQLite has many ways to stumble over a damaged file.
  } finally {
    database?.close()
    // A database that cannot be used may leave its log.
    for (const end of ['-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true })
  }
  throw new StorageRefusedError(`${name} is damaged or no database: ${cure}`)
}
