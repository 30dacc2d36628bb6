import type { Leftovers } from '../../storage/port/leftover-store.ts'
import type { ControlledInventory } from '../controlled-inventory.ts'

/** The most records that each list names. */
export const LEFTOVERS_LISTED = 1_000

/**
 * What was bought and not released, held and not let go, since the start of the inventory or its last reset. What the
 * start had already, such as the records of a seed, is left out.
 */
export async function findLeftovers({
  inventory: { store },
  start,
}: Pick<ControlledInventory, 'inventory' | 'start'>): Promise<Leftovers> {
  if (start.isEmpty) return store.leftovers({ limit: LEFTOVERS_LISTED })
  // What the start had may be first in each list, so all of it is read.
  const all = await store.leftovers({ limit: Number.MAX_SAFE_INTEGER })
  const owned = all.owned.filter((number) => !start.hadNumber(number))
  const holds = all.holds.filter(({ searchId }) => !start.hadHold(searchId))
  const reservations = all.reservations.filter(({ reservationId }) => !start.hadHold(reservationId))
  return {
    now: all.now,
    owned: owned.slice(0, LEFTOVERS_LISTED),
    holds: holds.slice(0, LEFTOVERS_LISTED),
    reservations: reservations.slice(0, LEFTOVERS_LISTED),
    counts: { owned: owned.length, holds: holds.length, reservations: reservations.length },
  }
}
