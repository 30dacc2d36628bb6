import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { GivenState } from '../../numbering/given-state.ts'
import { endOf } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import { parseRange } from '../number-range.ts'
import { MOST_BLOCKS, MOST_NUMBERS } from './stock-importer.ts'
import { loadStockRules, whyNotInStock } from './stock-rule.ts'

/** Ranges of one stock, in the form of `formatRange`. */
export interface ImportedStock extends Stock, Pick<NumberBlock, 'carrier' | 'label' | 'state'> {
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
  let [numbers, given] = [0, 0]
  for (const [nth, { ranges, carrier, label, state, ...stock }] of stocks.entries()) {
    const field = `stocks[${nth}]`
    const rule = findRule(stock)
    const wrong = typeof rule === 'string' ? rule : whyNoState(state)
    if (typeof rule === 'string' || wrong !== undefined) return { kind: 'wrong', field, reason: wrong ?? '' }
    const said = {
      ...(carrier !== undefined && { carrier }),
      ...(label !== undefined && { label }),
      ...(state !== undefined && { state }),
    }
    for (const [place, text] of ranges.entries()) {
      const range = parseRange(text)
      const reason =
        range === undefined ? `must be a number or a range such as ${EXAMPLE}` : whyNotInStock(rule, range)
      if (range === undefined || reason !== undefined) {
        return { kind: 'wrong', field: `${field}.ranges[${place}]`, reason: reason ?? '' }
      }
      numbers += range.last - range.first + 1
      if (state !== undefined) given += range.last - range.first + 1
      blocks.push({
        stock,
        first: phoneNumberFromInteger(range.first),
        last: phoneNumberFromInteger(range.last),
        ...said,
      })
    }
  }
  if (blocks.length > MOST_BLOCKS || (blocks.length > 1 && numbers > MOST_NUMBERS)) {
    const reason = `may have at most ${MOST_BLOCKS} ranges, with at most ${MOST_NUMBERS} numbers together`
    return { kind: 'wrong', field: 'stocks', reason }
  }
  if (given > MOST_BLOCKS) {
    return {
      kind: 'wrong',
      field: 'stocks',
      reason: `may have at most ${MOST_BLOCKS} numbers that are not free`,
    }
  }
  return { kind: 'read', blocks }
}

/** In words what is wrong with the instant of a state; `undefined` if nothing is. */
function whyNoState(state: GivenState | undefined): string | undefined {
  if (state === undefined || state.kind === 'withdrawn' || state.kind === 'portedOut') return undefined
  const [field, instant] = state.kind === 'owned' ? ['since', state.since] : ['until', state.until]
  if (instant >= 0 && endOf(instant) !== undefined) return undefined
  return `${field} must be an instant from 1970 on`
}

const EXAMPLE = '+14255550100-+14255550199'
