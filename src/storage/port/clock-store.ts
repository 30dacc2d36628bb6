import type { Instant } from '../../numbering/instant.ts'
import type { Clock } from './clock.ts'

/** The time of the inventory. */
export interface ClockStore {
  now(): Promise<Instant>
  /** Sets the clock, for everyone who uses this inventory. */
  setClock(clock: Clock): Promise<void>
}
