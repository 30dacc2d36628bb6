import type { Instant } from '../../numbering/instant.ts'
import type { Clock } from '../../storage/port/clock.ts'
import type { Timed } from '../../storage/port/timed.ts'

/** A clock as the controls show it. */
export type ShownClock =
  /** The system's time. */
  | { readonly mode: 'real'; readonly now: Instant }
  | { readonly mode: 'frozen'; readonly now: Instant }
  /** Time that runs from another instant, or so many times as fast as real time. */
  | { readonly mode: 'running'; readonly now: Instant; readonly rate: number }

export function showClock({ value: clock, now }: Timed<Clock>): ShownClock {
  switch (clock.mode) {
    case 'system':
      return { mode: 'real', now }
    case 'offset':
      return { mode: 'running', now, rate: 1 }
    case 'frozen':
      return { mode: 'frozen', now }
    case 'running':
      return { mode: 'running', now, rate: clock.rate }
  }
}
