import type { Meters } from '../../metering/meters.ts'
import type { StockCounts } from '../../storage/port/stock-store.ts'
import type { StoreLoad } from '../../storage/port/store-load.ts'
import type { Timed } from '../../storage/port/timed.ts'

/** What one answer shows. */
export interface MetricsReading {
  readonly meters: Meters
  readonly load: StoreLoad
  readonly isReady: boolean
  readonly sandboxes: number
  /** The last count of the stock; `undefined` if there is none yet. */
  readonly stock: Timed<readonly StockCounts[]> | undefined
}
