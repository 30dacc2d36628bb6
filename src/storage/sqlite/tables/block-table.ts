import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { integer } from '../../rows/row.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'

/** A run of consecutive numbers of one stock. */
export interface BlockRow extends NumberRange {
  readonly stock: number
}

/** The place of each stock's numbers, by which any number can be drawn, whatever its state. */
export interface BlockTable {
  /** Adds the numbers from `first` to `last` that are in no block yet to the blocks of this stock. */
  add(stock: number, block: NumberRange): void
  /** How many numbers the stock has. */
  size(stock: number): number
  /** The number of the stock with this ordinal, which is below `size`. */
  numberAt(stock: number, ordinal: number): number
  /** At most `limit` blocks that overlap the range, ascending, each cut to the range. */
  within(range: NumberRange, limit: number): BlockRow[]
  /** Forgets the sizes in memory; the next call reads the table. */
  forget(): void
}

export function blockTable(database: SqliteDatabase): BlockTable {
  // Blocks do not overlap, so of all blocks that begin before the range only the last one can reach into it.
  const within = database.prepare(`
    SELECT stock, max(first, ?1) AS first, min(last, ?2) AS last FROM block
    WHERE first >= coalesce((SELECT max(first) FROM block WHERE first <= ?1), ?1) AND first <= ?2 AND last >= ?1
    ORDER BY first LIMIT ?3`)
  const newest = database.prepare('SELECT * FROM block WHERE stock = ? ORDER BY position DESC LIMIT 1')
  const insert = database.prepare('INSERT INTO block (stock, position, first, last) VALUES (?, ?, ?, ?)')
  const extend = database.prepare('UPDATE block SET last = ? WHERE stock = ? AND position = ?')
  const numberAt = database.prepare(`
    SELECT first + ?2 - position AS number FROM block WHERE stock = ?1 AND position <= ?2
    ORDER BY position DESC LIMIT 1`)
  const sizes = new Map<number, number>()

  function size(stock: number): number {
    const known = sizes.get(stock) ?? endOf(newest.get(stock))
    sizes.set(stock, known)
    return known
  }

  function insertNew(stock: number, { first, last }: NumberRange): void {
    if (first > last) return
    const before = newest.get(stock)
    if (before !== undefined && integer(before, 'last') === first - 1) {
      extend.run(last, stock, integer(before, 'position'))
    } else {
      insert.run(stock, size(stock), first, last)
    }
    sizes.delete(stock)
  }

  return {
    size,
    add(stock, { first, last }) {
      let next = first
      for (const known of within.all(first, last, Number.MAX_SAFE_INTEGER)) {
        insertNew(stock, { first: next, last: integer(known, 'first') - 1 })
        next = integer(known, 'last') + 1
      }
      insertNew(stock, { first: next, last })
    },
    numberAt(stock, ordinal) {
      const row = numberAt.get(stock, ordinal)
      if (row === undefined) throw new Error(`The stock ${stock} has no number ${ordinal}`)
      return integer(row, 'number')
    },
    within: ({ first, last }, limit) =>
      within.all(first, last, limit).map((row) => ({
        stock: integer(row, 'stock'),
        first: integer(row, 'first'),
        last: integer(row, 'last'),
      })),
    forget: () => sizes.clear(),
  }
}

/** How many numbers the stock has up to the end of this block. */
function endOf(row: SqliteRow | undefined): number {
  return row === undefined ? 0 : integer(row, 'position') + integer(row, 'last') - integer(row, 'first') + 1
}
