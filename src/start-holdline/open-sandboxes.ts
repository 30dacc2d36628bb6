import { randomBytes } from 'node:crypto'
import type { Config } from '../config/config.ts'
import type { SandboxStock } from '../control/sandboxes/sandbox-stock.ts'
import { Sandboxes, type SandboxesOptions } from '../control/sandboxes/sandboxes.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { openRegister, type RegisterLog } from '../inventory/register/open-register.ts'
import { SentSearches } from '../inventory/sent-searches.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'

export interface SandboxesSurroundings extends Pick<SandboxesOptions, 'steadyNow'> {
  /** Opens the store of a new sandbox. */
  readonly openStore: (stock: SandboxStock) => Promise<InventoryStore>
  /** Fills a new inventory that begins with the default stock; nothing if absent. */
  readonly plant?: ((inventory: Inventory) => Promise<void>) | undefined
  /** The configuration at this moment. */
  readonly config: () => Config
  /** The dependencies that sandboxes share with the main inventory. */
  readonly shared: Pick<Inventory, 'loadCatalog' | 'loadCarriers' | 'newGuid'>
  readonly log: RegisterLog
}

/** The sandboxes of a server, none at first. A sandbox has the server's settings, and the default resource alone. */
export function openSandboxes({
  openStore,
  plant,
  config,
  shared,
  log,
  ...options
}: SandboxesSurroundings): Sandboxes {
  return new Sandboxes({
    ...options,
    limit: () => config().maxSandboxes,
    newSecret: (bytes) => randomBytes(bytes).toString('base64'),
    async open(accessKey, stock) {
      const configured = config()
      const [first] = configured.resources
      const resources: Config['resources'] = [{ ...first, accessKeys: [accessKey], hosts: [] }]
      const store = await openStore(stock)
      const register = await openRegister(store, { ...configured, resources, loopback: true }, log)
      const sentSearches = new SentSearches()
      const inventory = { ...shared, store, register, sentSearches, isAlone: async () => true }
      try {
        if (stock === 'default') await plant?.(inventory)
      } catch (error) {
        await store.close()
        throw error
      }
      return { inventory, close: () => store.close() }
    },
  })
}
