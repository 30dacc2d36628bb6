import type { Instant } from '../../numbering/instant.ts'

/** The source of a store's time. */
export type Clock =
  | { readonly mode: 'system' }
  /** The system's time moved by so many milliseconds, which may be negative. */
  | { readonly mode: 'offset'; readonly offsetMs: number }
  /** Time stands still. */
  | { readonly mode: 'frozen'; readonly at: Instant }
  | RunningClock

/** Time that runs from the instant `at`, so many times as fast as the system's. */
export interface RunningClock {
  readonly mode: 'running'
  readonly at: Instant
  /** The system's time when the clock showed `at`. */
  readonly since: Instant
  /** From `SLOWEST_RATE` to `FASTEST_RATE`, in steps of `SLOWEST_RATE`. */
  readonly rate: number
}

export const SLOWEST_RATE = 0.001
export const FASTEST_RATE = 1_000_000

/** The last instant that a clock shows; it leaves a year for the ends of holds, so that each has a year of four digits. */
export const LATEST_INSTANT: Instant = Date.UTC(9999, 0, 1)

/** How many milliseconds pass on the clock in a second of the system's time: a whole number. */
export function paceOf({ rate }: Pick<RunningClock, 'rate'>): number {
  return Math.round(rate * 1_000)
}

/** The clock's time when the system's time is `systemNow`. */
export function readClock(clock: Clock, systemNow: Instant): Instant {
  switch (clock.mode) {
    case 'system':
      return systemNow
    case 'offset':
      return systemNow + clock.offsetMs
    case 'frozen':
      return clock.at
    case 'running': {
      const [elapsed, pace] = [Math.max(0, systemNow - clock.since), paceOf(clock)]
      // In two parts, so that PostgreSQL can do the same in integers of 64 bits.
      const passed = Math.floor(elapsed / 1_000) * pace + Math.floor(((elapsed % 1_000) * pace) / 1_000)
      return Math.min(LATEST_INSTANT, clock.at + passed)
    }
  }
}
