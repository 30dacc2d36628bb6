import type { Stock } from '../../numbering/stock.ts'
import { integer, type Row } from './row.ts'
import { toStock } from './to-stock.ts'

/** A stock with its row's id. */
export interface StockRow extends Stock {
  readonly id: number
}

/** The stock in a row of `stock`, with its id. */
export function toStockRow(row: Row): StockRow {
  return { id: integer(row, 'id'), ...toStock(row) }
}
