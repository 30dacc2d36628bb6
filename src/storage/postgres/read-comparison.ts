import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { compareRuns } from '../decide/compare-runs.ts'
import { overlapsBlock } from '../decide/overlaps-block.ts'
import { stockKey } from '../decide/stock-key.ts'
import { toStockRuns } from '../decide/to-stock-runs.ts'
import type { BlockComparison } from '../port/stock-store.ts'
import { toBlockComparison, toComparedRuns } from '../rows/to-compared-runs.ts'
import { type StockRow, toStockRow } from '../rows/to-stock.ts'
import type { Access } from './access.ts'
import { bigints } from './bigints.ts'
import { blocksInSpan } from './tables/block-table.ts'
import { LONG_LIMITS } from './transaction-limits.ts'

const COMPARE = `
  SELECT nth, own, compared.count, lowest, compared.stock, stock.* FROM (
    SELECT nth, own, sum(last - first + 1)::bigint AS count, min(first) AS lowest,
      (array_agg(stock ORDER BY first))[1] AS stock
    FROM (
      SELECT nth - 1 AS nth, (found.stock = wanted.stock)::integer AS own, greatest(found.first, low) AS first,
        least(found.last, high) AS last, found.stock
      FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS wanted (stock, low, high, nth),
      LATERAL (SELECT stock, first, last FROM block WHERE ${overlapsBlock('low', 'high')} OFFSET 0) AS found
    ) AS part
    GROUP BY nth, own
  ) AS compared JOIN stock ON stock.id = compared.stock`

export async function compareStock(
  read: Access['read'],
  blocks: readonly NumberBlock[],
): Promise<BlockComparison[]> {
  if (blocks.length === 0) return []
  const ranges = toStockRuns(blocks, [])
  const near = await blocksInSpan(read, ranges)
  // Read after the blocks, so that the stock of each block is there.
  const known = (await read('SELECT * FROM stock')).map(toStockRow)
  const ids = new Map(known.map((stock) => [stockKey(stock), stock.id]))
  const runs = ranges.map((range, nth) => ({ ...range, stock: idOf(blocks[nth], ids) }))
  if (near !== undefined) {
    const stocks = new Map(known.map((stock) => [stock.id, stock]))
    return compareRuns(near, runs).map((compared) => toBlockComparison(compared, (id) => present(stocks, id)))
  }
  const rows = await read(
    COMPARE,
    [
      bigints(runs.map(({ stock }) => stock)),
      bigints(runs.map(({ first }) => first)),
      bigints(runs.map(({ last }) => last)),
    ],
    LONG_LIMITS,
  )
  const stocks = new Map(rows.map(toStockRow).map((stock) => [stock.id, stock]))
  return toComparedRuns(runs.length, rows).map((compared) =>
    toBlockComparison(compared, (id) => present(stocks, id)),
  )
}

/** The id of the block's stock; 0 if there is no such stock. */
function idOf(block: NumberBlock | undefined, ids: ReadonlyMap<string, number>): number {
  return block === undefined ? 0 : (ids.get(stockKey(block.stock)) ?? 0)
}

function present(stocks: ReadonlyMap<number, StockRow>, id: number): StockRow {
  const stock = stocks.get(id)
  if (stock === undefined) throw new Error(`There is no stock ${id}`)
  return stock
}
