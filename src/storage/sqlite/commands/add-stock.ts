import type { NumberBlock } from '../../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Tables } from '../tables/index.ts'

/** How many blocks are added by one statement: so memory stays bounded. */
const BLOCKS_TOGETHER = 1_000

export function addStock({ clock, trail, stocks, ...tables }: Tables, added: readonly NumberBlock[]): number {
  const entry = trail.append(clock.now(), { command: 'stock', blocks: added }, [])
  let count = 0
  for (let from = 0; from < added.length; from += BLOCKS_TOGETHER) {
    const some = added.slice(from, from + BLOCKS_TOGETHER)
    stocks.ensure(some.map(({ stock }) => stock))
    const wanted = some.map(({ stock, first, last }) => ({
      stock: stocks.idOf(stock),
      first: phoneNumberToInteger(first),
      last: phoneNumberToInteger(last),
    }))
    const placed = tables.blocks.add(wanted)
    tables.untouched.add(placed, entry)
    count += placed.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  }
  return count
}
