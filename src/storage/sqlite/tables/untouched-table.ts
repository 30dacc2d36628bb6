import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { cutPieces, placePieces, type Thousand } from '../../decide/cut-pieces.ts'
import { placeOfThousand } from '../../decide/piece-place.ts'
import { PIECE_SIZE } from '../../decide/piece-size.ts'
import type { PlacedRun } from '../../decide/place-blocks.ts'
import { integer } from '../../rows/row.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'

/** A number of a stock, and the newest audit entry that names it. */
export interface StockedNumber {
  readonly number: number
  readonly stock: number
  readonly entry: number
}

interface Piece extends NumberRange {
  readonly stock: number
  readonly entry: number
}

/** The numbers to which nothing has happened yet. They have no row each, but are pieces of ranges. */
export interface UntouchedTable {
  /** Adds runs of numbers that are new, and that an audit entry brought in. */
  add(runs: readonly PlacedRun[], entry: number): void
  /** The number, if it is untouched. */
  find(number: number): StockedNumber | undefined
  /** Takes the number out of its piece, if it is untouched. Its taker has to give it a row. */
  take(number: number): StockedNumber | undefined
  /** Takes at most `limit` numbers of the stock, block by block. Their taker has to give each a row. */
  takeFirst(stock: number, limit: number): StockedNumber[]
  /** At most `limit` numbers of the stock, block by block. */
  list(stock: number, limit: number): number[]
  /** At most `limit` numbers within the range, ascending. */
  within(range: NumberRange, limit: number): number[]
  /** How many numbers are untouched. */
  count(): number
  /** Forgets the pieces in memory; the next call reads the table. */
  forget(): void
}

export function untouchedTable(database: SqliteDatabase): UntouchedTable {
  const add = database.prepare(`
    INSERT INTO untouched (first, last, stock, place, entry)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?2 FROM json_each(?1)`)
  // Materialized, or SQLite would read a field from the JSON wherever it is named.
  const findPlaces = database.prepare(`
    WITH thousand AS MATERIALIZED (SELECT key AS nth, value ->> 0 AS stock, value ->> 1 AS start FROM json_each(?))
    SELECT ${placeOfThousand('thousand.stock', 'thousand.start')} AS place FROM thousand ORDER BY nth`)
  const find = database.prepare('SELECT * FROM untouched WHERE last BETWEEN ?1 AND ?2 AND first <= ?1')
  const front = database.prepare('SELECT * FROM untouched WHERE stock = ? ORDER BY place, last LIMIT 1')
  const remove = database.prepare('DELETE FROM untouched WHERE last = ?')
  const begin = database.prepare('UPDATE untouched SET first = ? WHERE last = ?')
  const split = database.prepare(`
    INSERT INTO untouched (first, last, stock, place, entry)
    SELECT first, ?2, stock, place, entry FROM untouched WHERE last = ?1`)
  const list = database.prepare(
    'SELECT first, last FROM untouched WHERE stock = ? ORDER BY place, last LIMIT ?',
  )
  const within = database.prepare(`
    SELECT max(first, ?1) AS first, min(last, ?2) AS last FROM untouched
    WHERE last BETWEEN ?1 AND ?3 AND first <= ?2 ORDER BY last LIMIT ?4`)
  const count = database.prepare('SELECT coalesce(sum(last - first + 1), 0) AS untouched FROM untouched')

  /**
   * The next piece of each stock; `undefined` where a stock has no piece. A search of a whole country passes over
   * hundreds of stocks, and reads each of them here.
   */
  const fronts = new Map<number, Piece | undefined>()

  const pieceOf = (number: number) => {
    const row = find.get(number, endOfPiece(number))
    return row && toPiece(row)
  }

  function placesOf(thousands: readonly Thousand[]): number[] {
    if (thousands.length === 0) return []
    const asked = JSON.stringify(thousands.map(({ stock, start }) => [stock, start]))
    return findPlaces.all(asked).map((row) => integer(row, 'place'))
  }

  function frontOf(stock: number): Piece | undefined {
    if (!fronts.has(stock)) {
      const row = front.get(stock)
      fronts.set(stock, row && toPiece(row))
    }
    return fronts.get(stock)
  }

  return {
    add(runs, entry) {
      for (const cut of cutPieces(runs, () => entry)) {
        const pieces = placePieces(cut, placesOf(cut.thousands))
        const rows = pieces.map(({ stock, place, first, last }) => [first, last, stock, place])
        add.run(JSON.stringify(rows), entry)
      }
      fronts.clear()
    },
    find(number) {
      const piece = pieceOf(number)
      return piece && { number, stock: piece.stock, entry: piece.entry }
    },
    take(number) {
      const piece = pieceOf(number)
      if (piece === undefined) return undefined
      const { first, last, stock, entry } = piece
      fronts.delete(stock)
      if (number > first) split.run(last, number - 1)
      if (number < last) begin.run(number + 1, last)
      else remove.run(last)
      return { number, stock, entry }
    },
    takeFirst(stock, limit) {
      const taken: StockedNumber[] = []
      while (taken.length < limit) {
        const piece = frontOf(stock)
        if (piece === undefined) break
        const { first, last, entry } = piece
        const next = Math.min(last + 1, first + limit - taken.length)
        for (let number = first; number < next; number += 1) taken.push({ number, stock, entry })
        if (next > last) {
          remove.run(last)
          fronts.delete(stock)
        } else {
          begin.run(next, last)
          fronts.set(stock, { ...piece, first: next })
        }
      }
      return taken
    },
    list: (stock, limit) => numbersOf(list.all(stock, limit), limit),
    within: ({ first, last }, limit) => numbersOf(within.all(first, last, endOfPiece(last), limit), limit),
    count: () => integer(count.get() ?? {}, 'untouched'),
    forget: () => fronts.clear(),
  }
}

/** The last number that can be in a piece with this one. */
function endOfPiece(number: number): number {
  return number - (number % PIECE_SIZE) + PIECE_SIZE - 1
}

function toPiece(row: SqliteRow): Piece {
  const [first, last] = [integer(row, 'first'), integer(row, 'last')]
  return { first, last, stock: integer(row, 'stock'), entry: integer(row, 'entry') }
}

function numbersOf(rows: readonly SqliteRow[], limit: number): number[] {
  const numbers: number[] = []
  for (const row of rows) {
    const last = integer(row, 'last')
    for (let number = integer(row, 'first'); number <= last && numbers.length < limit; number += 1) {
      numbers.push(number)
    }
  }
  return numbers
}
