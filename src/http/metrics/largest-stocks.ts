import { addCounts, NO_NUMBERS, type StateCounts, totalOf } from '../../numbering/state-counts.ts'
import type { StockCounts } from '../../storage/port/stock-store.ts'

export interface LargestStocks {
  /** In the order in which they were given. */
  readonly largest: readonly StockCounts[]
  /** The sum of the others; `undefined` if there are none. */
  readonly rest: StateCounts | undefined
}

/** The stocks with the most numbers, whatever their state, and the sum of the others. */
export function largestStocks(stocks: readonly StockCounts[], limit: number): LargestStocks {
  if (stocks.length <= limit) return { largest: stocks, rest: undefined }
  const bySize = stocks.toSorted((one, other) => totalOf(other) - totalOf(one))
  const chosen = new Set(bySize.slice(0, limit))
  return {
    largest: stocks.filter((stock) => chosen.has(stock)),
    rest: bySize.slice(limit).reduce(addCounts, NO_NUMBERS),
  }
}
