import type { NumberBlock } from '../../../numbering/audit-entry.ts'
import { toStockRuns } from '../../decide/to-stock-runs.ts'
import type { BlockComparison } from '../../port/stock-store.ts'
import { toBlockComparison } from '../../rows/to-compared-runs.ts'
import type { Tables } from '../tables/index.ts'

export function compareStock({ stocks, blocks }: Tables, wanted: readonly NumberBlock[]): BlockComparison[] {
  const runs = toStockRuns(
    wanted,
    wanted.map(({ stock }) => stocks.idOf(stock) ?? 0),
  )
  return blocks.compare(runs).map((compared) => toBlockComparison(compared, (id) => stocks.find(id)))
}
