import type { TidyCounts } from '../storage/port/housekeeping-store.ts'
import { Tally } from './tally.ts'

/** What housekeeping has done in this process. */
export class HousekeepingMeter {
  /** When the last round ended without a failure, in milliseconds since 1970; the start of the process before that. */
  lastRoundAt: number
  failures = 0
  readonly removed = new Tally(['searches', 'operations', 'reservations'])
  readonly #systemNow: () => number

  /** @param systemNow milliseconds since 1970 */
  constructor(systemNow: () => number) {
    this.#systemNow = systemNow
    this.lastRoundAt = systemNow()
  }

  /** A round has ended, and has removed these records. */
  roundEnded({ searches, operations, reservations }: TidyCounts, failed: boolean): void {
    this.removed.add('searches', searches)
    this.removed.add('operations', operations)
    this.removed.add('reservations', reservations)
    if (failed) this.failures += 1
    else this.lastRoundAt = this.#systemNow()
  }
}
