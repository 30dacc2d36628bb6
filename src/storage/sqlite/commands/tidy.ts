import { RESERVATION_KEPT_MS } from '../../../numbering/reservation.ts'
import type { TidyAnswer, TidyCommand } from '../../port/housekeeping-store.ts'
import type { Tables } from '../tables/index.ts'

export function tidy({ clock, old }: Tables, { keptMs, limit }: TidyCommand): TidyAnswer {
  const now = clock.now()
  const { searches, more } = old.removeSearches(now - keptMs, limit)
  const operations = old.removeOperations(now - keptMs, limit)
  const { reservations, reservedNumbers } = old.removeReservations(now - RESERVATION_KEPT_MS, limit)
  return {
    kind: 'tidied',
    removed: { searches, operations, reservations, reservedNumbers },
    more: more || [operations, reservations, reservedNumbers].includes(limit),
  }
}
