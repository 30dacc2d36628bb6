/** The instant `at`, in milliseconds since 1970, at which a time was when the steady clock showed `steady`. */
export interface ForwardTime {
  readonly at: number
  readonly steady: number
}

/** How fast a time goes on while the system's clock is behind it, as a part of the steady clock's rate. */
const SLOW_RATE = 0.5

/**
 * A time that follows the system's clock, and neither goes back nor stands still. Where the system's clock is set back,
 * the time goes on from its last instant at half the rate of the steady clock, until the system's clock has caught up.
 *
 * @param last the time at an earlier reading
 * @returns `now`, a whole number, and the time to give to the next reading
 */
export function readForward(
  last: ForwardTime,
  systemNow: number,
  steadyNow: number,
): { readonly now: number; readonly next: ForwardTime } {
  const slow = last.at + (steadyNow - last.steady) * SLOW_RATE
  return systemNow >= slow
    ? { now: systemNow, next: { at: systemNow, steady: steadyNow } }
    : // The earlier reading stays the base, so that many short steps do not add up to an error.
      { now: Math.floor(slow), next: last }
}
