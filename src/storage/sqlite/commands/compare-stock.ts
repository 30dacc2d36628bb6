import type { NumberBlock } from '../../../numbering/audit-entry.ts'
import { eachOnce } from '../../decide/each-once.ts'
import { toStockRuns } from '../../decide/to-stock-runs.ts'
import type { BlockComparison } from '../../port/stock-store.ts'
import { toBlockComparison } from '../../rows/to-compared-runs.ts'
import type { Tables } from '../tables/index.ts'

export function compareStock({ stocks, blocks }: Tables, wanted: readonly NumberBlock[]): BlockComparison[] {
  const asked = wanted.map(({ stock }) => stock)
  const ids = eachOnce(asked, (stock) => stocks.idOf(stock) ?? 0)
  const runs = toStockRuns(
    wanted,
    asked.map((stock) => ids.get(stock) ?? 0),
  )
  return blocks.compare(runs).map((compared) => toBlockComparison(compared, (id) => stocks.find(id)))
}
