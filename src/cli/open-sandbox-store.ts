import type { SandboxStock } from '../control/sandboxes/sandbox-stock.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import { openMemoryStore } from '../storage/sqlite/open-memory-store.ts'

/**
 * Opens the store of a sandbox, in memory.
 * @param first the numbers that a new inventory of the server begins with
 */
export function openSandboxStore(wanted: SandboxStock, first: FirstStock): Promise<InventoryStore> {
  if (wanted === 'none') return openMemoryStore()
  return openMemoryStore({ stock: wanted === 'default' ? first : wanted })
}
