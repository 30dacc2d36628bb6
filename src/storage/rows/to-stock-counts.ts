import type { StockCounts } from '../port/stock-store.ts'
import { integer, type Row } from './row.ts'
import { toStock } from './to-stock.ts'

/** The counts in a row of `stock` with the columns `free`, `held`, `owned`, `aging` and `withdrawn`. */
export function toStockCounts(row: Row): StockCounts {
  return {
    stock: toStock(row),
    free: integer(row, 'free'),
    held: integer(row, 'held'),
    owned: integer(row, 'owned'),
    aging: integer(row, 'aging'),
    withdrawn: integer(row, 'withdrawn'),
  }
}
