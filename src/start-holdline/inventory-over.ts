import type { Config } from '../config/config.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { openRegister, type RegisterLog } from '../inventory/register/open-register.ts'
import { SentSearches } from '../inventory/sent-searches.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'

/** The dependencies that the inventories of a server share. */
export type SharedDependencies = Pick<Inventory, 'loadCatalog' | 'loadCarriers' | 'newGuid'>

/** An inventory that no other process serves. */
export async function inventoryOver(
  store: InventoryStore,
  config: Config,
  shared: SharedDependencies,
  log: RegisterLog,
): Promise<Inventory> {
  return {
    ...shared,
    store,
    register: await openRegister(store, config, log),
    sentSearches: new SentSearches(),
    isAlone: async () => true,
  }
}
