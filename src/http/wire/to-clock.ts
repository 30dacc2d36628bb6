import type { MovedClock } from '../../control/clock/move-clock.ts'
import type { ShownClock } from '../../control/clock/shown-clock.ts'
import { formatUtcInstant } from '../../numbering/instant.ts'
import type { ClockChanges, ClockModel } from '../contract/clock-schemas.ts'
import { toHeld } from './to-held.ts'

/** The clock as our own operations show it. */
export function toClock({ now, ...clock }: ShownClock): ClockModel {
  return { ...clock, now: formatUtcInstant(now) }
}

/** What a move of the clock changed, after the clock itself. */
export function toClockChanges(moved: Extract<MovedClock, { kind: 'moved' }>): ClockChanges {
  const { clock, holdsEnded, reservationsEnded, operations, counts, numbersFree } = moved
  return {
    ...toClock(clock),
    holdsEnded: holdsEnded.map(toHeld),
    reservationsEnded: reservationsEnded.map(toHeld),
    operations: [...operations],
    counts,
    numbersFree,
  }
}
