import type { BrowseStore } from './browse-store.ts'
import type { DeclarationStore } from './declaration-store.ts'
import type { HousekeepingStore } from './housekeeping-store.ts'
import type { RegisterStore } from './register-store.ts'
import type { ReservationStore } from './reservation-store.ts'
import type { Store } from './store.ts'

/** All that is asked of a store. */
export type InventoryStore = Store &
  ReservationStore &
  BrowseStore &
  HousekeepingStore &
  RegisterStore &
  DeclarationStore
