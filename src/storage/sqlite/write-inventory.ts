import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { openDatabase } from './database.ts'
import { openMemoryStore } from './open-memory-store.ts'

/**
 * Writes the database file of an inventory that has these numbers and nothing else, for a `FirstStock`.
 *
 * @param file a path at which there is nothing
 */
export async function writeInventory(file: string, stock: readonly NumberBlock[]): Promise<void> {
  const store = await openMemoryStore({ database: openDatabase(file), stock })
  await store.close()
}
