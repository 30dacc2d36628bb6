import type { StockCounts } from '../../storage/port/stock-store.ts'

export type StateCounts = Omit<StockCounts, 'stock'>

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
  const sum = { free: 0, held: 0, owned: 0, aging: 0, withdrawn: 0 }
  for (const { free, held, owned, aging, withdrawn } of bySize.slice(limit)) {
    sum.free += free
    sum.held += held
    sum.owned += owned
    sum.aging += aging
    sum.withdrawn += withdrawn
  }
  return { largest: stocks.filter((stock) => chosen.has(stock)), rest: sum }
}

function totalOf({ free, held, owned, aging, withdrawn }: StateCounts): number {
  return free + held + owned + aging + withdrawn
}
