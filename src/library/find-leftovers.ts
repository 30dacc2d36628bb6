import type { ControlledInventory } from '../control/controlled-inventory.ts'
import { findLeftovers as find } from '../control/state/find-leftovers.ts'
import type { Instant } from '../numbering/instant.ts'
import type { Leftovers } from './leftovers.ts'

/** What the resources of the inventory have that its start did not have. */
export async function findLeftovers(controlled: ControlledInventory): Promise<Leftovers> {
  const { now, owned, holds, reservations, counts } = await find(controlled)
  return {
    now: new Date(now),
    owned: owned.map((number) => ({ ...number, purchasedAt: new Date(number.purchasedAt) })),
    holds: holds.map(withDate),
    reservations: reservations.map(withDate),
    counts,
  }
}

/** An instant that never comes is no date. */
function withDate<T extends { readonly expiresAt: Instant }>({ expiresAt, ...rest }: T) {
  const date = new Date(expiresAt)
  return { ...rest, expiresAt: Number.isNaN(date.getTime()) ? null : date }
}
