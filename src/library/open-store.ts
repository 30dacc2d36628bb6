import { join, resolve } from 'node:path'
import { SQLITE_WORKER } from '../assets.ts'
import type { HoldlineOptions } from '../start-holdline/holdline-options.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { StockOrLater } from '../storage/sqlite/begin-with.ts'
import { openMemoryStore } from '../storage/sqlite/open-memory-store.ts'

/**
 * Opens the inventory in a directory, or in memory if `data` is `undefined`.
 * @throws {StorageRefusedError} if the directory cannot be used
 */
export async function openStore(
  data: string | undefined,
  stock: StockOrLater,
  log: HoldlineOptions['logger'],
): Promise<InventoryStore> {
  if (data === undefined) return openMemoryStore({ stock })
  const { openFileStore } = await import('../storage/sqlite/open-file-store.ts')
  return openFileStore({
    stock,
    file: await fileIn(data),
    thread: SQLITE_WORKER,
    // Every later call of the store fails with the same reason.
    onFailure: ({ message }) => log.error({ reason: message }, 'The inventory can do nothing any more'),
  })
}

/** The file of the inventory in a directory, absolute. */
export async function fileIn(data: string): Promise<string> {
  const { STORE_FILE } = await import('../storage/sqlite/open-file-store.ts')
  return join(resolve(data), STORE_FILE)
}
