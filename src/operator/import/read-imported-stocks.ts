import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import { parseRange } from '../number-range.ts'
import { MOST_BLOCKS, MOST_NUMBERS } from './stock-importer.ts'
import { loadStockRules, whyNotInStock } from './stock-rule.ts'

/** Ranges of one stock, in the form of `formatRange`. */
export interface ImportedStock extends Stock {
  readonly ranges: readonly string[]
}

export type ReadBlocks =
  | { readonly kind: 'read'; readonly blocks: readonly NumberBlock[] }
  /** The place of the first mistake, `stocks[0].ranges[2]`, and what it is. */
  | { readonly kind: 'wrong'; readonly field: string; readonly reason: string }

/** Reads and checks the blocks of one import, as a client of the operator sends them. */
export async function readImportedStocks(stocks: readonly ImportedStock[]): Promise<ReadBlocks> {
  const findRule = await loadStockRules()
  const blocks: NumberBlock[] = []
  let numbers = 0
  for (const [nth, { ranges, ...stock }] of stocks.entries()) {
    const field = `stocks[${nth}]`
    const rule = findRule(stock)
    if (typeof rule === 'string') return { kind: 'wrong', field, reason: rule }
    for (const [place, text] of ranges.entries()) {
      const range = parseRange(text)
      const reason =
        range === undefined ? `must be a number or a range such as ${EXAMPLE}` : whyNotInStock(rule, range)
      if (range === undefined || reason !== undefined) {
        return { kind: 'wrong', field: `${field}.ranges[${place}]`, reason: reason ?? '' }
      }
      numbers += range.last - range.first + 1
      blocks.push({
        stock,
        first: phoneNumberFromInteger(range.first),
        last: phoneNumberFromInteger(range.last),
      })
    }
  }
  if (blocks.length > MOST_BLOCKS || (blocks.length > 1 && numbers > MOST_NUMBERS)) {
    const reason = `may have at most ${MOST_BLOCKS} ranges, with at most ${MOST_NUMBERS} numbers together`
    return { kind: 'wrong', field: 'stocks', reason }
  }
  return { kind: 'read', blocks }
}

const EXAMPLE = '+14255550100-+14255550199'
