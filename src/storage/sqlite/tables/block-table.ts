import type { NumberBlock } from '../../../numbering/audit-entry.ts'
import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { compareRuns } from '../../decide/compare-runs.ts'
import { newRuns } from '../../decide/new-runs.ts'
import { overlapsBlock } from '../../decide/overlaps-block.ts'
import {
  type Block,
  type PlacedRun,
  placeBlocks,
  type StockRun,
  toPlacedRuns,
} from '../../decide/place-blocks.ts'
import { spanOf } from '../../decide/span-of.ts'
import { withoutNumbers } from '../../decide/without-numbers.ts'
import { type BlockWords, toBlockWords } from '../../rows/block-words.ts'
import { integer } from '../../rows/row.ts'
import { type ComparedRun, toComparedRuns } from '../../rows/to-compared-runs.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'

/** The place of each stock's numbers, by which any number can be drawn, whatever its state. */
export interface BlockTable {
  /**
   * Adds the numbers of each run that are in no block yet to the blocks of its stock. Answers them, each with the
   * position of its block as its place.
   *
   * @param from the blocks by which the runs come, for what the operator says of them
   */
  add(runs: readonly StockRun[], from: readonly NumberBlock[]): readonly PlacedRun[]
  /** Takes the numbers, which are ascending, out of their blocks. */
  remove(numbers: readonly number[]): void
  /** How many ordinals the stock has; those of numbers that were deleted are among them. */
  size(stock: number): number
  /** The number of the stock with this ordinal, which is below `size`; `undefined` if it was deleted. */
  numberAt(stock: number, ordinal: number): number | undefined
  /** At most `limit` blocks that overlap the range, ascending, each cut to the range. */
  within(range: NumberRange, limit: number): StockRun[]
  /** What the blocks have of each of the runs, in their order. The stock of a run may be one that does not exist. */
  compare(runs: readonly StockRun[]): readonly ComparedRun[]
  /** Forgets the newest blocks in memory; the next call reads the table. */
  forget(): void
}

export function blockTable(database: SqliteDatabase): BlockTable {
  const within = database.prepare(`
    SELECT stock, max(first, ?1) AS first, min(last, ?2) AS last FROM block
    WHERE ${overlapsBlock('?1', '?2')} ORDER BY first LIMIT ?3`)
  const inSpan = database.prepare(`
    SELECT stock, first, last FROM block WHERE ${overlapsBlock('?1', '?2')} ORDER BY first LIMIT ?3`)
  // Materialized, or SQLite would read a field from the JSON wherever it is named.
  const known = database.prepare(`
    WITH wanted AS MATERIALIZED (SELECT value ->> 0 AS first, value ->> 1 AS last FROM json_each(?))
    SELECT DISTINCT block.first, block.last FROM wanted CROSS JOIN block
    WHERE ${overlapsBlock('wanted.first', 'wanted.last')}`)
  const compare = database.prepare(`
    WITH wanted AS MATERIALIZED (
      SELECT key AS nth, value ->> 0 AS stock, value ->> 1 AS first, value ->> 2 AS last FROM json_each(?)
    ), found AS (
      SELECT nth, block.stock = wanted.stock AS own, max(block.first, wanted.first) AS first,
        min(block.last, wanted.last) AS last, block.stock
      FROM wanted CROSS JOIN block WHERE ${overlapsBlock('wanted.first', 'wanted.last')}
    )
    SELECT nth, own, sum(last - first + 1) AS count, min(first) AS lowest, stock FROM found GROUP BY nth, own`)
  const newest = database.prepare(`
    SELECT block.* FROM json_each(?) AS wanted CROSS JOIN block
    WHERE block.stock = wanted.value AND position = (SELECT max(position) FROM block WHERE stock = wanted.value)`)
  const put = database.prepare(`
    INSERT INTO block (stock, position, first, last, carrier, label)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`)
  const numberAt = database.prepare(`
    SELECT first + ?2 - position AS number, last FROM block WHERE stock = ?1 AND position <= ?2
    ORDER BY position DESC LIMIT 1`)
  const overlapping = database.prepare(
    `SELECT * FROM block WHERE ${overlapsBlock('?1', '?2')} ORDER BY first`,
  )
  const removeBlock = database.prepare('DELETE FROM block WHERE first = ?')
  /** The newest block of each stock, which is an empty one where the stock has none. */
  const newestBlocks = new Map<number, Block>()

  function learnNewest(stocks: readonly number[]): void {
    const unknown = [...new Set(stocks)].filter((stock) => !newestBlocks.has(stock))
    if (unknown.length === 0) return
    for (const stock of unknown) newestBlocks.set(stock, { stock, position: 0, first: 1, last: 0 })
    for (const row of newest.all(JSON.stringify(unknown)))
      newestBlocks.set(integer(row, 'stock'), toBlock(row))
  }

  /** All blocks in the span of the ranges, ascending; `undefined` if they are too many. */
  function near(ranges: readonly NumberRange[]): StockRun[] | undefined {
    const { first, last, mostBlocks } = spanOf(ranges)
    const rows = inSpan.all(first, last, mostBlocks + 1)
    return rows.length > mostBlocks ? undefined : rows.map(toStockRun)
  }

  function knownAt(ranges: readonly NumberRange[]): NumberRange[] {
    return (
      near(ranges) ?? known.all(JSON.stringify(ranges.map(({ first, last }) => [first, last]))).map(toRange)
    )
  }

  function newestOf(stock: number): Block {
    learnNewest([stock])
    const block = newestBlocks.get(stock)
    if (block === undefined) throw new Error(`The newest block of the stock ${stock} is not known`)
    return block
  }

  function putAll(rows: readonly (number | string | null)[][]): void {
    put.run(JSON.stringify(rows))
  }

  return {
    size: (stock) => endOf(newestOf(stock)),
    add(runs, from) {
      if (runs.length === 0) return []
      const added = newRuns(knownAt(runs), runs)
      const stocks = [...new Set(runs.map(({ stock }) => stock))]
      learnNewest(stocks)
      const blocks = placeBlocks(added, stocks.map(newestOf))
      for (const block of blocks) newestBlocks.set(block.stock, block)
      putAll(blocks.map((block) => [...valuesOf(block), ...wordsOf(from[block.nth ?? -1])]))
      return toPlacedRuns(blocks)
    },
    remove(numbers) {
      const [first, last] = [numbers[0], numbers.at(-1)]
      if (first === undefined || last === undefined) return
      const blocks = overlapping.all(first, last).map((row) => ({ ...toBlock(row), ...toBlockWords(row) }))
      for (const block of blocks) removeBlock.run(block.first)
      putAll(withoutNumbers(blocks, numbers).map((block) => [...valuesOf(block), ...wordsOf(block)]))
      newestBlocks.clear()
    },
    numberAt(stock, ordinal) {
      const row = numberAt.get(stock, ordinal)
      if (row === undefined) return undefined
      const number = integer(row, 'number')
      return number <= integer(row, 'last') ? number : undefined
    },
    within: ({ first, last }, limit) => within.all(first, last, limit).map(toStockRun),
    compare(runs) {
      const blocks = runs.length === 0 ? [] : near(runs)
      if (blocks !== undefined) return compareRuns(blocks, runs)
      const rows = compare.all(JSON.stringify(runs.map(({ stock, first, last }) => [stock, first, last])))
      return toComparedRuns(runs.length, rows)
    },
    forget: () => newestBlocks.clear(),
  }
}

/** How many numbers the stock has up to the end of this block. */
function endOf({ position, first, last }: Block): number {
  return position + last - first + 1
}

function toRange(row: SqliteRow): NumberRange {
  return { first: integer(row, 'first'), last: integer(row, 'last') }
}

function toStockRun(row: SqliteRow): StockRun {
  return { stock: integer(row, 'stock'), ...toRange(row) }
}

function toBlock(row: SqliteRow): Block {
  return { stock: integer(row, 'stock'), position: integer(row, 'position'), ...toRange(row) }
}

function valuesOf({ stock, position, first, last }: Block): number[] {
  return [stock, position, first, last]
}

function wordsOf({ carrier, label }: BlockWords = {}): (string | null)[] {
  return carrier === undefined && label === undefined ? [] : [carrier ?? null, label ?? null]
}
