import type { Stock } from '../../numbering/stock.ts'
import { capabilities, numberType, type Row, text } from './row.ts'

/** The stock in a row of `stock`. */
export function toStock(row: Row): Stock {
  return {
    country: text(row, 'country'),
    numberType: numberType(row),
    areaCode: text(row, 'area_code'),
    capabilities: capabilities(row),
  }
}
