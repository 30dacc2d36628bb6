import type { InventoryStore } from '../../src/storage/inventory-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { STORE_KINDS } from './stores.ts'

/** A kind of store that can do all that the use cases ask of one. */
export interface InventoryStoreKind {
  readonly name: string
  /** Opens an empty store of its own. */
  open(): Promise<InventoryStore>
}

export const INVENTORY_STORE_KINDS: readonly InventoryStoreKind[] = STORE_KINDS.filter(({ name }) =>
  name.startsWith('SQLite'),
).map((kind) => ({ name: kind.name, open: async () => inventoryStore(await kind.open()) }))

/** The store as one for the use cases; where it has no reservations, those throw. */
export function inventoryStore(store: Store): InventoryStore {
  if (isInventoryStore(store)) return store
  const missing = () => Promise.reject(new Error('This store has no reservations'))
  return {
    ...store,
    browse: missing,
    reserve: missing,
    reservation: missing,
    reservations: missing,
    cancelReservation: missing,
    purchaseReservation: missing,
  }
}

function isInventoryStore(store: Store): store is InventoryStore {
  return 'reserve' in store
}
