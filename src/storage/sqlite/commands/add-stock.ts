import type { NumberBlock } from '../../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Tables } from '../tables/index.ts'

export function addStock(tables: Tables, blocks: readonly NumberBlock[]): number {
  const now = tables.clock.now()
  const entry = tables.trail.append(now, { command: 'stock', blocks }, [])
  let added = 0
  for (const { stock, first, last } of blocks) {
    const id = tables.stocks.ensure(stock)
    const block = { first: phoneNumberToInteger(first), last: phoneNumberToInteger(last) }
    added += tables.numbers.addBlock(id, block.first, block.last, entry)
    tables.blocks.add(id, block)
  }
  return added
}
