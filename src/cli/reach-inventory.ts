import type { Command } from 'commander'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { type InServer, inventoryPlace } from './inventory-place.ts'
import { openStoreAt } from './open-store-at.ts'
import { openedFileNotice } from './opened-file-notice.ts'

/** The inventory of a command: in a server that the command asks, or in a store that the command has opened itself. */
export type ReachedInventory = InServer | { readonly kind: 'store'; readonly store: InventoryStore }

/**
 * Does `work` on the inventory that the flags of the command name (`inventoryPlace`).
 *
 * @param connections how many connections to PostgreSQL the work can use at once
 * @throws {UsageError | StorageRefusedError} if there is no inventory
 */
export async function reachInventory<T>(
  command: Command,
  work: (inventory: ReachedInventory) => Promise<T>,
  connections = 1,
): Promise<T> {
  const place = await inventoryPlace(command, process.env)
  if (place.kind === 'server') return work(place)
  const store = await openStoreAt(place, connections)
  if (place.kind === 'file') openedFileNotice(place.file)
  try {
    return await work({ kind: 'store', store })
  } finally {
    await store.close()
  }
}
