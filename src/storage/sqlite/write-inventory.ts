import type { InventoryStore } from '../port/inventory-store.ts'
import type { FirstStock } from './begin-with.ts'
import { openDatabase } from './database.ts'
import { openMemoryStore } from './open-memory-store.ts'

/**
 * Writes the database file of an inventory that has these numbers, for a `FirstStock`.
 *
 * @param file a path at which there is nothing, or an empty file; it is of no use if the promise rejects
 * @param fill makes records; there are none if it is absent
 */
export async function writeInventory(
  file: string,
  stock: FirstStock,
  fill?: (store: InventoryStore) => Promise<void>,
): Promise<void> {
  const database = openDatabase(file)
  // The file is there for a copy alone, so nothing of it has to survive a crash.
  database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF')
  const store = await openMemoryStore({ database, stock })
  try {
    await fill?.(store)
  } finally {
    await store.close()
  }
}
