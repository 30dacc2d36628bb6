import type { Instant } from '../../numbering/instant.ts'
import type { ClockChanges, OperationChange } from '../port/clock-changes.ts'
import type { MoveClockAnswer } from '../port/clock-store.ts'
import type { ReservationHold, SearchHold } from '../port/listed-holds.ts'
import type { Counted } from '../rows/to-counted.ts'

/** The answer to a move of the clock to `now`, which has changed these records. */
export function moved(
  now: Instant,
  holds: Counted<SearchHold>,
  reservations: Counted<ReservationHold>,
  operations: Counted<OperationChange>,
  { numbersFree }: Pick<ClockChanges, 'numbersFree'>,
): MoveClockAnswer {
  return {
    kind: 'moved',
    now,
    holdsEnded: holds.listed,
    reservationsEnded: reservations.listed,
    operations: operations.listed,
    counts: { holdsEnded: holds.count, reservationsEnded: reservations.count, operations: operations.count },
    numbersFree,
  }
}
