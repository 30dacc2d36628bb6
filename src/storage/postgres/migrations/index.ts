import { inventory } from './inventory.ts'
import { reservations } from './reservations.ts'
import { tidying } from './tidying.ts'

export interface Migration {
  readonly script: string
  /**
   * The last migration that the oldest Holdline knows which may run beside this one; itself, if none may.
   * A change is made in two: one release adds, a later one takes away, so that processes are upgraded one by one.
   */
  readonly compatibleSince: string
}

/** Every migration by its name, in the order in which they run. A released one never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-22-inventory': { script: inventory, compatibleSince: '2026-11-22-inventory' },
  // One that knows no reservations would add stock that nobody can browse, and not count what is reserved.
  '2026-11-22-reservations': { script: reservations, compatibleSince: '2026-11-22-reservations' },
  // Indexes and settings alone: one that does not know them may run beside.
  '2026-11-22-tidying': { script: tidying, compatibleSince: '2026-11-22-reservations' },
}
