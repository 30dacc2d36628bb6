import { inventory } from './inventory.ts'

/** Every migration by its name, in the order in which they run. A released one never changes. */
export const MIGRATIONS: Readonly<Record<string, string>> = {
  '2026-11-22-inventory': inventory,
}
