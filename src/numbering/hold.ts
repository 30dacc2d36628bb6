import type { Instant } from './instant.ts'
import type { SearchError } from './search-error.ts'

/** The instants that decide the state of a hold, which ends exactly once. */
export interface HoldInstants {
  readonly expiresAt: Instant
  readonly cancelledAt?: Instant
  readonly purchasedAt?: Instant
  /** Present in place of `purchasedAt` if a purchase was accepted that fails. */
  readonly purchaseFailure?: PurchaseFailure
}

/** A purchase that was accepted and fails. Nobody owns the numbers at any time; they stay held until it fails. */
export interface PurchaseFailure {
  readonly error: SearchError
  readonly acceptedAt: Instant
  /** At this instant the numbers are free. */
  readonly failsAt: Instant
}

/** A hold is `failing` from the moment in which a purchase was accepted that fails, and `failed` when it has. */
export type HoldState = 'held' | 'failing' | 'failed' | 'purchased' | 'cancelled' | 'expired'

/** The state of the hold at `now`. At the very instant of its expiry the hold is over. */
export function holdState(hold: HoldInstants, now: Instant): HoldState {
  if (hold.purchasedAt !== undefined) return 'purchased'
  if (hold.purchaseFailure !== undefined) return now < hold.purchaseFailure.failsAt ? 'failing' : 'failed'
  if (hold.cancelledAt !== undefined) return 'cancelled'
  return now < hold.expiresAt ? 'held' : 'expired'
}
