import type { Author, NumberBlock } from '../../../numbering/audit-entry.ts'
import { blocksTogether } from '../../decide/blocks-together.ts'
import { toStockRuns } from '../../decide/to-stock-runs.ts'
import type { Tables } from '../tables/index.ts'

export function addStock(tables: Tables, added: Iterable<NumberBlock>, author?: Author): number {
  const { clock, trail, stocks, blocks, untouched } = tables
  const now = clock.now()
  let count = 0
  for (const some of blocksTogether(added)) {
    const placed = blocks.add(toStockRuns(some, stocks.idsOf(some.map(({ stock }) => stock))))
    if (placed.length === 0) continue
    untouched.add(
      placed,
      trail.append(now, { command: 'stock', blocks: some, ...(author && { author }) }, []),
    )
    for (const { first, last } of placed) count += last - first + 1
  }
  return count
}
