import { fileURLToPath } from 'node:url'
import { DEFAULT_STOCK } from '../assets.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import { parsePhoneNumber, phoneNumberToInteger } from '../numbering/phone-number.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import { UsageError } from '../usage-error.ts'
import type { StartOptions } from './start-options.ts'
import type { StockBlock } from './stock-block.ts'

/** The most numbers of one block: more are a typing error. */
const MOST = 10_000_000

/**
 * The numbers that a new inventory begins with.
 * @throws {UsageError} if a block is wrong
 */
export async function firstStock(stock: StartOptions['stock'] = 'default'): Promise<FirstStock> {
  if (stock === 'default') return { file: fileURLToPath(DEFAULT_STOCK) }
  if (stock === 'none') return []
  const [{ checkDocument }, { StockDocument }] = await Promise.all([
    import('../config/check-document.ts'),
    import('./stock-document.ts'),
  ])
  checkDocument(StockDocument, stock, 'startHoldline: stock')
  return stock.map(toBlock)
}

function toBlock({ stock, first, last }: StockBlock, index: number): NumberBlock {
  const place = `startHoldline: stock[${index}]`
  const [from, to] = [parsePhoneNumber(first), parsePhoneNumber(last)]
  if (from === undefined || to === undefined) {
    const name = from === undefined ? 'first' : 'last'
    throw new UsageError(`${place}.${name} is no number in the form of E.164, such as +14255550100`)
  }
  const count = phoneNumberToInteger(to) - phoneNumberToInteger(from) + 1
  if (from.length !== to.length || count < 1 || count > MOST) {
    throw new UsageError(`${place}.last must be at or after first, and at most ${MOST} numbers on`)
  }
  return { stock, first: from, last: to }
}
