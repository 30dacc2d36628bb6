import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { Register } from './register/register.ts'

/** The tools of the use cases. */
export interface Inventory {
  readonly store: InventoryStore
  /** The resources, offerings, rules and limits in force, which an operator can change. */
  readonly register: Register
  /** The derived catalog, read when it is first asked for. */
  readonly loadCatalog: () => Promise<Catalog>
  /** The carriers of mobile numbers, read when they are first asked for. */
  readonly loadCarriers: () => Promise<Carriers>
  /**
   * A new GUID. GUIDs that grow with time keep the store's indexes compact. The last eight digits of a GUID are
   * random: they are the seed of a sample.
   */
  readonly newGuid: () => string
}
