import type { BrowseStore } from './browse-store.ts'
import type { ReservationStore } from './reservation-store.ts'
import type { Store } from './store.ts'

/** All that the use cases ask of a store. */
export type InventoryStore = Store & ReservationStore & BrowseStore
