import type { HousekeepingMeter } from './housekeeping-meter.ts'
import { RequestMeter } from './request-meter.ts'
import { StoreMeter } from './store-meter.ts'

/** What a server counts while it runs. */
export interface Meters {
  readonly requests: RequestMeter
  /** The store of the main inventory. */
  readonly store: StoreMeter
  /** Absent where the server removes no old records. */
  readonly housekeeping?: HousekeepingMeter
}

export function createMeters(housekeeping?: HousekeepingMeter): Meters {
  return {
    requests: new RequestMeter(),
    store: new StoreMeter(),
    ...(housekeeping && { housekeeping }),
  }
}
