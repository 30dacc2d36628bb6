import { RESERVATION_KEPT_MS } from '../../../numbering/reservation.ts'
import type { TidyAnswer, TidyCommand } from '../../port/housekeeping-store.ts'
import type { Tables } from '../tables/index.ts'

export function tidy({ clock, old }: Tables, { keptMs, limit }: TidyCommand): TidyAnswer {
  const now = clock.now()
  const { searches, operations } = old.removeSearches(now - keptMs, limit)
  const others = old.removeOperations(now - keptMs, limit)
  const { reservations, reservedNumbers } = old.removeReservations(now - RESERVATION_KEPT_MS, limit)
  return {
    kind: 'tidied',
    removed: { searches, operations: operations + others, reservations, reservedNumbers },
    more: [searches, others, reservations, reservedNumbers].includes(limit),
  }
}
