import { randomBytes } from 'node:crypto'
import type { Config } from '../config/config.ts'
import { Sandboxes } from '../control/sandboxes/sandboxes.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { openRegister, type RegisterLog } from '../inventory/register/open-register.ts'
import { SentSearches } from '../inventory/sent-searches.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'

export interface SandboxesSurroundings {
  /** Opens the store of a new sandbox, with the numbers that the server started with. */
  readonly openStore: () => Promise<InventoryStore>
  /** Fills a new inventory; nothing if absent. */
  readonly plant?: ((inventory: Inventory) => Promise<void>) | undefined
  /** The configuration at this moment. */
  readonly config: () => Config
  /** The dependencies that sandboxes share with the main inventory. */
  readonly shared: Pick<Inventory, 'loadCatalog' | 'loadCarriers' | 'newGuid'>
  readonly steadyNow: () => number
  readonly log: RegisterLog
}

/** The sandboxes of a server, none at first. A sandbox has the server's settings, and the default resource alone. */
export function openSandboxes({
  openStore,
  plant,
  config,
  shared,
  steadyNow,
  log,
}: SandboxesSurroundings): Sandboxes {
  return new Sandboxes({
    steadyNow,
    newSecret: (bytes) => randomBytes(bytes).toString('base64'),
    async open(accessKey) {
      const configured = config()
      const [{ name }] = configured.resources
      const resources: Config['resources'] = [{ name, accessKeys: [accessKey], hosts: [] }]
      const store = await openStore()
      const register = await openRegister(store, { ...configured, resources, loopback: true }, log)
      const sentSearches = new SentSearches()
      const inventory = { ...shared, store, register, sentSearches, isAlone: async () => true }
      try {
        await plant?.(inventory)
      } catch (error) {
        await store.close()
        throw error
      }
      return { inventory, close: () => store.close() }
    },
  })
}
