import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { isLocked } from './refusal.ts'

/**
 * Takes the lock by which servers exclude each other from `file`: an empty database beside the file, which the
 * connection locks until it is closed, or its process ends. The lock of the file itself would not tell a server from
 * another program that reads the file.
 *
 * @throws StorageRefusedError if another server has the lock; SQLite's own error if the lock cannot be made
 */
export function takeLock(file: string): SqliteDatabase {
  const lock = openDatabase(`${file}-lock`)
  try {
    // SQLite prepares to write to an empty database: with a journal in memory, this takes no room on the disk.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (!isLocked(error)) throw error
    throw new StorageRefusedError(
      `${file} is in use by another Holdline server: stop that one, or use another --data directory`,
    )
  }
}
