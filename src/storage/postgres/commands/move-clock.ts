import { type ClockReading, clockOf, decideMove } from '../../decide/decide-clock.ts'
import { moved } from '../../decide/moved.ts'
import type { Clock } from '../../port/clock.ts'
import { CHANGES_LISTED } from '../../port/clock-changes.ts'
import type { ClockSetting, MoveClockAnswer } from '../../port/clock-store.ts'
import { lockClock, writeClock } from '../tables/clock-table.ts'
import { changedOperations, countFreed, endedHolds, endedReservations } from '../tables/due-records.ts'
import type { Transaction } from '../transaction.ts'

/** Replaces the clock by the next one, unless that shows an earlier instant. */
export async function moveClock(
  transaction: Transaction,
  next: (reading: ClockReading) => Clock,
): Promise<MoveClockAnswer> {
  const reading = await lockClock(transaction)
  const decision = decideMove(reading, next(reading))
  if (decision.kind !== 'move') return decision

  const { move } = decision
  const holds = await endedHolds(transaction, move, CHANGES_LISTED)
  const reservations = await endedReservations(transaction, move, CHANGES_LISTED)
  const operations = await changedOperations(transaction, move, CHANGES_LISTED)
  const numbersFree = await countFreed(transaction, move)
  await writeClock(transaction, move.clock)
  return moved(move.to, holds, reservations, operations, { numbersFree })
}

/** Sets the clock, also to an earlier instant. */
export async function resetClock(transaction: Transaction, setting: ClockSetting): Promise<void> {
  await writeClock(transaction, clockOf(setting, await lockClock(transaction)))
}
