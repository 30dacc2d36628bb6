import { formatUtcInstant } from '../../numbering/instant.ts'
import type { Leftovers as Found } from '../../storage/port/leftover-store.ts'
import type { Leftovers } from '../contract/leftover-schemas.ts'
import { toHeld } from './to-held.ts'

/** The leftovers as our own operations show them. */
export function toLeftovers({ now, owned, holds, reservations, counts }: Found): Leftovers {
  return {
    now: formatUtcInstant(now),
    owned: owned.map((number) => ({ ...number, purchasedAt: formatUtcInstant(number.purchasedAt) })),
    holds: holds.map(toHeld),
    reservations: reservations.map(toHeld),
    counts,
  }
}
