import type { Instant } from '../../../numbering/instant.ts'
import type { Tables } from '../tables/index.ts'

/** How many numbers the resource holds, by searches and by reservations. */
export function countHeld({ searches, reserved }: Tables, resource: string, now: Instant): number {
  return searches.countHeld(resource, now) + reserved.countHeld(resource, now)
}
