import { NEVER } from '../../../numbering/instant.ts'
import type { LiveHolds } from '../../port/leftover-store.ts'
import type { Tables } from '../tables/index.ts'

export function liveHolds(
  { clock, due }: Pick<Tables, 'clock' | 'due'>,
  { limit }: { readonly limit: number },
): LiveHolds {
  const now = clock.now()
  const yetToCome = { from: now, to: NEVER }
  const holds = due.searchHolds(yetToCome, limit)
  const reservations = due.reservationHolds(yetToCome, limit)
  return {
    now,
    holds: holds.listed,
    reservations: reservations.listed,
    counts: { holds: holds.count, reservations: reservations.count },
  }
}
