import { holdExpiry } from './claims.ts'
import type { Hold } from './holds.ts'
import type { Interval } from './intervals.ts'
import type { Attempt } from './run.ts'
import type { WallClock } from './wall-clock.ts'

/** When the hold ended without being bought; never, if it was bought. */
export function holdEnd(hold: Hold, clock: WallClock): Interval {
  const { bought, cancelled } = hold
  if (bought !== undefined) return { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  return cancelled === undefined ? holdExpiry(hold, clock) : { from: cancelled.since, to: cancelled.by }
}

/**
 * Whether the hold may look ended to a request that only reads. A purchase or an extension that was accepted in time,
 * but is not done when the hold expires, is not seen until it is done.
 */
export function mayLookEnded(
  hold: Hold,
  { sentAt, endedAt }: Pick<Attempt, 'sentAt' | 'endedAt'>,
  clock: WallClock,
): boolean {
  const { bought, cancelled, contents } = hold
  if (bought !== undefined && bought.by <= sentAt) return false
  if (cancelled !== undefined && cancelled.since <= endedAt) return true
  return contents.some(({ expiresAt }, index) => {
    const next = contents[index + 1]
    return clock(expiresAt).from <= endedAt && (next === undefined || next.change.by >= sentAt)
  })
}
