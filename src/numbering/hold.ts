import type { Instant } from './instant.ts'

/** The instants that decide the state of a hold, which ends exactly once. */
export interface HoldInstants {
  readonly expiresAt: Instant
  readonly cancelledAt?: Instant
  readonly purchasedAt?: Instant
}

export type HoldState = 'held' | 'purchased' | 'cancelled' | 'expired'

/** The state of the hold at `now`. At the very instant of its expiry the hold is over. */
export function holdState(hold: HoldInstants, now: Instant): HoldState {
  if (hold.purchasedAt !== undefined) return 'purchased'
  if (hold.cancelledAt !== undefined) return 'cancelled'
  return now < hold.expiresAt ? 'held' : 'expired'
}
