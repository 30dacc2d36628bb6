import { type ClockReading, decideMove } from '../../decide/decide-clock.ts'
import { moved } from '../../decide/moved.ts'
import type { Clock } from '../../port/clock.ts'
import { CHANGES_LISTED } from '../../port/clock-changes.ts'
import type { MoveClockAnswer } from '../../port/clock-store.ts'
import type { Tables } from '../tables/index.ts'

/** Replaces the clock by the next one, unless that shows an earlier instant. */
export function moveClock({ clock, due }: Tables, next: (reading: ClockReading) => Clock): MoveClockAnswer {
  const reading = clock.read()
  const decision = decideMove(reading, next(reading))
  if (decision.kind !== 'move') return decision

  const { move } = decision
  const holds = due.searchHolds(move, CHANGES_LISTED)
  const reservations = due.reservationHolds(move, CHANGES_LISTED)
  const operations = due.operations(move, CHANGES_LISTED)
  clock.set(move.clock)
  return moved(move.to, holds, reservations, operations, { numbersFree: due.countFreed(move) })
}
