import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { StockRun } from './place-blocks.ts'

/**
 * The blocks with the ids of their stocks, and integers for their numbers.
 *
 * @param stocks the id of the stock of each block
 */
export function toStockRuns(blocks: readonly NumberBlock[], stocks: readonly number[]): StockRun[] {
  return blocks.map(({ first, last }, nth) => {
    const number = phoneNumberToInteger(first)
    return {
      nth,
      stock: stocks[nth] ?? 0,
      first: number,
      last: first === last ? number : phoneNumberToInteger(last),
    }
  })
}
