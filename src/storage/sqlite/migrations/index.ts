import { inventory } from './inventory.ts'
import { register } from './register.ts'
import { reservations } from './reservations.ts'
import { tidying } from './tidying.ts'

/** Every migration by its name, in the order in which they run. A released one never changes. */
export const MIGRATIONS: Readonly<Record<string, string>> = {
  '2026-11-22-0-inventory': inventory,
  '2026-11-22-1-reservations': reservations,
  '2026-11-22-2-tidying': tidying,
  '2026-11-28-0-register': register,
}
