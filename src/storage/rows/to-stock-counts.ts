import { countStates } from '../../numbering/state-counts.ts'
import type { StockCounts } from '../port/stock-store.ts'
import { integer, type Row } from './row.ts'
import { toStock } from './to-stock.ts'

/** The counts in a row of `stock` with a column for each state. */
export function toStockCounts(row: Row): StockCounts {
  return { stock: toStock(row), ...countStates((state) => integer(row, state)) }
}
