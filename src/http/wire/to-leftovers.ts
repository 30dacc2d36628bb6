import type { Leftovers as Found } from '../../storage/port/leftover-store.ts'
import type { Leftovers } from '../contract/leftover-schemas.ts'
import { isoInstant, toHeld } from './to-held.ts'

/** The leftovers as our own operations show them. */
export function toLeftovers({ now, owned, holds, reservations, counts }: Found): Leftovers {
  return {
    now: isoInstant(now),
    owned: owned.map((number) => ({ ...number, purchasedAt: isoInstant(number.purchasedAt) })),
    holds: holds.map(toHeld),
    reservations: reservations.map(toHeld),
    counts,
  }
}
