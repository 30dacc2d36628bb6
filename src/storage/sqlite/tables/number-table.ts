import type { Fill } from '../../../numbering/fill.ts'
import { type Instant, NEVER, PORTED_OUT } from '../../../numbering/instant.ts'
import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import type { NumberCounts } from '../../port/stock-store.ts'
import { integer, optionalInteger } from '../../rows/row.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import type { StockedNumber, UntouchedTable } from './untouched-table.ts'

/** When a number is free, and whose claim it has. */
export interface Place {
  readonly freeAt: Instant
  readonly claim: number
}

/** A number, and the newest audit entry that names it. */
export interface NumberEntry {
  readonly number: number
  readonly entry: number
}

/** A number with its entry, when it is free, and the present or last claim on it. */
export interface FoundNumber extends StockedNumber {
  readonly freeAt: Instant
  readonly claim?: number
}

/** All numbers: touched numbers, which have a row of their own, and untouched numbers, which are in pieces. */
export interface NumberTable {
  /** The stock of a number and when it is free; nothing if there is no such number. */
  locate(number: number): { readonly stock: number; readonly freeAt: Instant } | undefined
  /** At most `limit` free numbers of the stock that have a row, the longest-rested first. */
  findRested(stock: number, now: Instant, limit: number): StockedNumber[]
  /**
   * At most `limit` free numbers of the stock, the first ones by `fill`, ascending. The caller has to claim each of
   * them: a number that was untouched is in no piece any more, and has no row yet.
   */
  takeFree(stock: number, now: Instant, limit: number, fill: Fill): StockedNumber[]
  /** Takes the number; the caller has to claim it. Throws if there is no such number. */
  take(number: number): StockedNumber
  /** Gives a taken number, with its newest entry, to a claim. Throws if it is not free at `now`. */
  claim(taken: StockedNumber, to: Place, now: Instant): void
  /** Moves a number from one place to another. Throws if it is not at `from`. */
  move(number: number, from: Place, to: Place, entry: number): void
  /** Makes `entry` the newest audit entry of the number, and changes nothing else. */
  remember(number: number, entry: number): void
  /** At most `limit` numbers within the range, ascending, with their entries, and when they are free and for whom. */
  within(range: NumberRange, limit: number): FoundNumber[]
  /** Gives a taken number a row, which is free at `freeAt`, and has no claim if `claim` is `null`. */
  place(
    taken: StockedNumber,
    to: { readonly freeAt: Instant; readonly claim: number | null },
    entry: number,
  ): void
  /** Takes a number away, which is then nowhere. Throws if there is no such number. */
  remove(number: number): void
  count(now: Instant): NumberCounts
  /** How many numbers of the ranges were ported out. */
  countPortedOut(ranges: readonly NumberRange[]): number
  /**
   * The newest audit entry that names the number, and the present or last claim; nothing if there is no such number.
   */
  lastNamed(number: number): { readonly entry: number; readonly claim?: number } | undefined
  /** The numbers with their entries; numbers that do not exist are left out. */
  find(numbers: readonly number[]): NumberEntry[]
  /** Whether all the numbers are at this place. */
  areAt(numbers: readonly number[], place: Place): boolean
}

/** When an untouched number became free. */
const LONG_AGO: Instant = 0

export function numberTable(database: SqliteDatabase, untouched: UntouchedTable): NumberTable {
  // Equality on the stock, then the order of the index, which ends with the number: the statement reads `limit` rows,
  // and none of a held or owned number. A second bound on free_at, to leave out owned numbers, made SQLite read all
  // held and owned rows.
  const findRested = database.prepare(`
    SELECT number, stock, entry FROM number WHERE stock = ? AND free_at <= ? ORDER BY free_at, number LIMIT ?`)
  // A number that was untouched gets its row, and one that came back has a row.
  const claim = database.prepare(`
    INSERT INTO number (number, stock, free_at, claim, entry) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (number) DO UPDATE SET free_at = ?3, claim = ?4, entry = ?5 WHERE free_at <= ?6`)
  const move = database.prepare(
    'UPDATE number SET free_at = ?, claim = ?, entry = ? WHERE number = ? AND free_at = ? AND claim = ?',
  )
  const within = database.prepare(
    'SELECT number FROM number WHERE number BETWEEN ? AND ? ORDER BY number LIMIT ?',
  )
  const place = database.prepare(`
    INSERT INTO number (number, stock, free_at, claim, entry) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (number) DO UPDATE SET free_at = ?3, claim = ?4, entry = ?5`)
  const removeRow = database.prepare('DELETE FROM number WHERE number = ?')
  const remember = database.prepare('UPDATE number SET entry = ? WHERE number = ?')
  const count = database.prepare(`
    SELECT count(*) AS total, coalesce(sum(free_at <= ?1), 0) AS free, coalesce(sum(free_at = ?2), 0)
      + (SELECT count(*) FROM owned WHERE release_at > ?1 AND release_at < ${NEVER}) AS owned
    FROM number`)
  const countPortedOut = database.prepare(`
    SELECT count(number) AS count FROM json_each(?) AS range
    CROSS JOIN number INDEXED BY number_ported_out
    WHERE free_at = ${PORTED_OUT} AND number BETWEEN range.value ->> 0 AND range.value ->> 1`)
  const select = database.prepare('SELECT number, stock, free_at, claim, entry FROM number WHERE number = ?')

  function changedOne(number: number, { changes }: { changes: number }) {
    if (changes !== 1) throw new Error(`The number ${number} is not where its claim says`)
  }

  function find(number: number) {
    const row = select.get(number)
    if (row !== undefined) {
      return {
        ...toStockedNumber(row),
        freeAt: integer(row, 'free_at'),
        ...optionalInteger(row, 'claim', 'claim'),
      }
    }
    const piece = untouched.find(number)
    return piece && { freeAt: LONG_AGO, ...piece }
  }

  function findRestedOf(stock: number, now: Instant, limit: number): StockedNumber[] {
    return limit === 0 ? [] : findRested.all(stock, now, limit).map(toStockedNumber)
  }

  return {
    locate: find,
    findRested: findRestedOf,
    takeFree(stock, now, limit, fill) {
      const first = fill === 'rested' ? untouched.takeFirst(stock, limit) : findRestedOf(stock, now, limit)
      const left = limit - first.length
      const then = fill === 'rested' ? findRestedOf(stock, now, left) : untouched.takeFirst(stock, left)
      return [...first, ...then].sort((a, b) => a.number - b.number)
    },
    take(number) {
      const taken = untouched.take(number) ?? find(number)
      if (taken === undefined) throw new Error(`There is no number ${number}`)
      return taken
    },
    claim: ({ number, stock, entry }, to, now) =>
      changedOne(number, claim.run(number, stock, to.freeAt, to.claim, entry, now)),
    move: (number, from, to, entry) =>
      changedOne(number, move.run(to.freeAt, to.claim, entry, number, from.freeAt, from.claim)),
    remember: (number, entry) => changedOne(number, remember.run(entry, number)),
    within(range, limit) {
      const rows = within.all(range.first, range.last, limit).map((row) => integer(row, 'number'))
      const numbers = [...rows, ...untouched.within(range, limit)].sort((a, b) => a - b).slice(0, limit)
      return numbers.flatMap((number) => find(number) ?? [])
    },
    place: ({ number, stock }, { freeAt, claim }, entry) =>
      changedOne(number, place.run(number, stock, freeAt, claim, entry)),
    remove(number) {
      if (untouched.take(number) === undefined) changedOne(number, removeRow.run(number))
    },
    count(now) {
      const row = count.get(now, NEVER) ?? {}
      const [rows, rested, owned] = [integer(row, 'total'), integer(row, 'free'), integer(row, 'owned')]
      const pieces = untouched.count()
      return { total: rows + pieces, free: rested + pieces, owned, busy: rows - rested - owned }
    },
    countPortedOut(ranges) {
      const row = countPortedOut.get(JSON.stringify(ranges.map(({ first, last }) => [first, last])))
      return integer(row ?? {}, 'count')
    },
    lastNamed: find,
    find: (numbers) => numbers.flatMap((number) => find(number) ?? []),
    areAt: (numbers, { freeAt, claim }) =>
      numbers.map(find).every((found) => found?.freeAt === freeAt && found.claim === claim),
  }
}

function toStockedNumber(row: SqliteRow): StockedNumber {
  return { number: integer(row, 'number'), stock: integer(row, 'stock'), entry: integer(row, 'entry') }
}
