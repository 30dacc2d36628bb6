import type { Instant } from '../../numbering/instant.ts'

/** The source of a store's time. */
export type Clock =
  | { readonly mode: 'system' }
  /** The system's time moved by so many milliseconds, which may be negative. */
  | { readonly mode: 'offset'; readonly offsetMs: number }
  /** Time stands still. */
  | { readonly mode: 'frozen'; readonly at: Instant }

/** The clock's time when the system's time is `systemNow`. */
export function readClock(clock: Clock, systemNow: Instant): Instant {
  switch (clock.mode) {
    case 'system':
      return systemNow
    case 'offset':
      return systemNow + clock.offsetMs
    case 'frozen':
      return clock.at
  }
}
