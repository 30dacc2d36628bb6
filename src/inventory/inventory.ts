import type { Offering } from '../numbering/offering.ts'
import type { Store } from '../storage/store.ts'
import type { Policy } from './policy.ts'

/** What the use cases work with. */
export interface Inventory {
  readonly store: Store
  readonly policy: Policy
  /** What is sold. */
  readonly offerings: readonly Offering[]
  /** A GUID that was never given before; ids that grow with time keep the store's indexes compact. */
  readonly newGuid: () => string
}
