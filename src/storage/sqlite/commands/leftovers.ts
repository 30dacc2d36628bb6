import { NEVER } from '../../../numbering/instant.ts'
import type { Leftovers } from '../../port/leftover-store.ts'
import type { Tables } from '../tables/index.ts'

export function leftovers({ clock, owned, due }: Tables, { limit }: { readonly limit: number }): Leftovers {
  const now = clock.now()
  const yetToCome = { from: now, to: NEVER }
  const bought = owned.listAll(limit, now)
  const holds = due.searchHolds(yetToCome, limit)
  const reservations = due.reservationHolds(yetToCome, limit)
  return {
    now,
    owned: bought.listed,
    holds: holds.listed,
    reservations: reservations.listed,
    counts: { owned: bought.count, holds: holds.count, reservations: reservations.count },
  }
}
