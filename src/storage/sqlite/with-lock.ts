import type { SqliteDatabase } from './database.ts'
import { refusal } from './refusal.ts'
import { takeLock } from './take-lock.ts'

/**
 * Does something with the files of an inventory while no server can have it open.
 *
 * @throws StorageRefusedError if a server has it, or its directory cannot be written
 */
export async function withLock<T>(file: string, act: () => Promise<T>): Promise<T> {
  let lock: SqliteDatabase
  try {
    lock = takeLock(file)
  } catch (error) {
    throw refusal(error, file)
  }
  try {
    return await act()
  } finally {
    lock.close()
  }
}
