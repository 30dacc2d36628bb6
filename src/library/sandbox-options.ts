import type { ClockSetting } from './clock.ts'
import type { Duration } from './duration.ts'
import type { Seed } from './seed.ts'
import type { StockEntry } from './stock-entry.ts'

/** How a sandbox begins, and how long it lives. Every option may be absent. */
export interface SandboxOptions {
  /** Lower-case letters, digits and hyphens; made if absent. */
  readonly name?: string
  /** The numbers that it begins with: those that the server started with if absent. */
  readonly stock?: 'default' | 'none' | readonly StockEntry[]
  /** What it begins with, an object or the path of a seed file, instead of the seed of the server. */
  readonly seed?: Seed | string
  /** Its clock, whose first instant may be any; the real time if absent. */
  readonly clock?: ClockSetting
  /** How long the sandbox lives without a request or a call of its handle, in real time; an hour if absent. */
  readonly ttl?: Duration
}
