import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Offering } from '../numbering/offering.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { Policy } from './policy.ts'

/** What the use cases work with. */
export interface Inventory {
  readonly store: InventoryStore
  readonly policy: Policy
  /** What is sold. */
  readonly offerings: readonly Offering[]
  /** The derived catalog, read when it is first asked for. */
  readonly loadCatalog: () => Promise<Catalog>
  /** The operators of mobile numbers, likewise. */
  readonly loadCarriers: () => Promise<Carriers>
  /**
   * A GUID that was never given before; ids that grow with time keep the store's indexes compact. Its last
   * digits differ from one to the next: they are the chance by which samples are drawn.
   */
  readonly newGuid: () => string
}
