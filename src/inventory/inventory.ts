import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { Register } from './register/register.ts'
import type { SentSearches } from './sent-searches.ts'

/** The dependencies of the use cases. */
export interface Inventory {
  readonly store: InventoryStore
  /** The resources, offerings, rules and limits in force, which an operator can change. */
  readonly register: Register
  /** Reads the derived catalog at the first call. */
  readonly loadCatalog: () => Promise<Catalog>
  /** Reads the carriers of mobile numbers at the first call. */
  readonly loadCarriers: () => Promise<Carriers>
  /**
   * A new GUID. GUIDs that grow with time keep the store's indexes compact. The last eight digits of a GUID are
   * random: they are the seed of a sample.
   */
  readonly newGuid: () => string
  /** The searches whose answers may have been lost. */
  readonly sentSearches: SentSearches
  /** Whether no other process serves this inventory, so that this process knows all that its clients have read. */
  readonly isAlone: () => Promise<boolean>
}
