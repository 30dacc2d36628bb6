import type { Instant } from '../../numbering/instant.ts'
import type { OperationStatus, OperationType } from '../../numbering/operation.ts'
import type { ReservationHold, SearchHold } from './listed-holds.ts'

/** The most records that each list of `ClockChanges` names. */
export const CHANGES_LISTED = 1_000

/**
 * The changes of a clock's move: what would have changed, had the same time passed by itself. Each list is in the order of
 * the ends of its records, and has the first `CHANGES_LISTED` of them.
 */
export interface ClockChanges {
  /** The instant that the clock shows. */
  readonly now: Instant
  /** The searches that held numbers and have expired. */
  readonly holdsEnded: readonly SearchHold[]
  /** The reservations that have expired. */
  readonly reservationsEnded: readonly ReservationHold[]
  /** The operations that show another status than before. */
  readonly operations: readonly OperationChange[]
  /** How many records there are for each list. */
  readonly counts: Readonly<Record<'holdsEnded' | 'reservationsEnded' | 'operations', number>>
  /** How many numbers are free and were not before: those of holds and reservations that expired, and aged ones. */
  readonly numbersFree: number
}

export interface OperationChange {
  readonly resource: string
  readonly operationId: string
  readonly type: OperationType
  /** The new status. */
  readonly status: OperationStatus
}
