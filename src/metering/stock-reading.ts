import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { StockCounts } from '../storage/port/stock-store.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Sleep } from '../timing/repeat.ts'

/** How long a count of the stock is shown at least, in milliseconds. */
const GOOD_FOR_MS = 60_000

/** A count may take a hundredth of the time. */
const PAUSE_PER_MS = 100

/** How long a reader waits for a count, in milliseconds; a scrape of Prometheus ends after 10 s. */
const WAIT_MS = 1_000

/**
 * The counts of the stock as they were lately. A count reads all numbers, so it is made only when somebody asks, at
 * most once a minute and in at most a hundredth of the time, and never twice at once. Who asks while a long count is
 * under way gets the one before, or `undefined` if there is none yet. A count that fails is tried again like any other.
 *
 * @param steadyNow milliseconds that only go forward
 * @param sleep how a reader waits for a count
 */
export function stockReading(
  { stockCounts }: Pick<InventoryStore, 'stockCounts'>,
  steadyNow: () => number,
  sleep: Sleep,
): () => Promise<Timed<readonly StockCounts[]> | undefined> {
  let last: Timed<readonly StockCounts[]> | undefined
  let underWay: Promise<void> | undefined
  let nextAt = Number.NEGATIVE_INFINITY

  async function count(): Promise<void> {
    const startedAt = steadyNow()
    try {
      last = await stockCounts()
    } catch {
      // The metrics of the store's calls have the failure, and the instant of the last count shows its age.
    }
    const endedAt = steadyNow()
    nextAt = endedAt + Math.max(GOOD_FOR_MS, (endedAt - startedAt) * PAUSE_PER_MS)
    underWay = undefined
  }

  return async () => {
    if (underWay === undefined && steadyNow() >= nextAt) underWay = count()
    if (underWay !== undefined) {
      const waited = new AbortController()
      await Promise.race([underWay, sleep(WAIT_MS, waited.signal)])
      waited.abort()
    }
    return last
  }
}
