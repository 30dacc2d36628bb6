import type { Stock } from '../../numbering/stock.ts'
import { capabilities, integer, numberType, type Row, text } from './row.ts'

/** The stock in a row of `stock`. */
export function toStock(row: Row): Stock {
  return {
    country: text(row, 'country'),
    numberType: numberType(row),
    areaCode: text(row, 'area_code'),
    capabilities: capabilities(row),
  }
}

/** A stock with its row's id. */
export interface StockRow extends Stock {
  readonly id: number
}

/** The stock in a row of `stock`, with its id. */
export function toStockRow(row: Row): StockRow {
  return { id: integer(row, 'id'), ...toStock(row) }
}
