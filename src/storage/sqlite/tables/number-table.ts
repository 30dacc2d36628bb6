import { type Instant, NEVER } from '../../../numbering/instant.ts'
import type { NumberCounts } from '../../port/stock-store.ts'
import { integer } from '../../rows/row.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'

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

export interface NumberTable {
  /** The stock of a number and when it is free; nothing if there is no such number. */
  locate(number: number): { readonly stock: number; readonly freeAt: Instant } | undefined
  /** At most `limit` free numbers of the stock, the longest-rested first. */
  findFree(stock: number, now: Instant, limit: number): NumberEntry[]
  /** Gives a free number to a claim. Throws if it is not free at `now`. */
  claim(number: number, to: Place, now: Instant, entry: number): void
  /** Moves a number from one place to another. Throws if it is not at `from`. */
  move(number: number, from: Place, to: Place, entry: number): void
  /**
   * Frees an owned number, from `freeAt` on, and clears its claim: an aging number has none. Throws if it is
   * not owned.
   */
  giveBack(number: number, freeAt: Instant, entry: number): void
  /** Makes `entry` the newest audit entry of the number, and changes nothing else. */
  remember(number: number, entry: number): void
  /**
   * Adds the numbers from `first` to `last` that do not exist yet, free since long ago. Answers how many were
   * new.
   */
  addBlock(stock: number, first: number, last: number, entry: number): number
  count(now: Instant): NumberCounts
  /** The numbers with their entries; numbers that do not exist are left out. */
  find(numbers: readonly number[]): NumberEntry[]
}

/**
 * New numbers are free since distinct instants before this one (1973), in the order of the numbers: equal
 * instants would tie in the queue. There are 10^11 milliseconds before it, more than numbers to add.
 */
const LONG_AGO: Instant = 100_000_000_000

export function numberTable(database: SqliteDatabase): NumberTable {
  // Equality on the stock, then the order of the index: the statement reads `limit` rows, and none of a held
  // or owned number. A second bound on free_at, to leave out owned numbers, made SQLite read all held and
  // owned rows.
  const findFree = database.prepare(
    'SELECT number, entry FROM number WHERE stock = ? AND free_at <= ? ORDER BY free_at LIMIT ?',
  )
  const claim = database.prepare(
    'UPDATE number SET free_at = ?, claim = ?, entry = ? WHERE number = ? AND free_at <= ?',
  )
  const move = database.prepare(
    'UPDATE number SET free_at = ?, claim = ?, entry = ? WHERE number = ? AND free_at = ? AND claim = ?',
  )
  const giveBack = database.prepare(
    'UPDATE number SET free_at = ?, claim = NULL, entry = ? WHERE number = ? AND free_at = ?',
  )
  const remember = database.prepare('UPDATE number SET entry = ? WHERE number = ?')
  const newest = database.prepare(
    'SELECT max(free_at) AS free_at FROM number WHERE stock = ? AND free_at < ?',
  )
  // One recursive statement: to add 190 thousand numbers row by row takes ten times as long.
  const addBlock = database.prepare(`
    INSERT OR IGNORE INTO number (number, stock, free_at, entry)
    WITH RECURSIVE block (number) AS (
      SELECT ?1 UNION ALL SELECT number + 1 FROM block WHERE number < ?2
    )
    SELECT number, ?3, ?4 + number - ?1, ?5 FROM block`)
  const count = database.prepare(`
    SELECT count(*) AS total, coalesce(sum(free_at <= ?), 0) AS free, coalesce(sum(free_at = ?), 0) AS owned
    FROM number`)
  const locate = database.prepare('SELECT stock, free_at FROM number WHERE number = ?')
  const find = database.prepare('SELECT number, entry FROM number WHERE number = ?')

  function changedOne(number: number, { changes }: { changes: number }) {
    if (changes !== 1) throw new Error(`The number ${number} is not where its claim says`)
  }

  return {
    locate(number) {
      const row = locate.get(number)
      return row && { stock: integer(row, 'stock'), freeAt: integer(row, 'free_at') }
    },
    findFree: (stock, now, limit) => findFree.all(stock, now, limit).map(toNumberEntry),
    claim: (number, to, now, entry) => changedOne(number, claim.run(to.freeAt, to.claim, entry, number, now)),
    move: (number, from, to, entry) =>
      changedOne(number, move.run(to.freeAt, to.claim, entry, number, from.freeAt, from.claim)),
    giveBack: (number, freeAt, entry) => changedOne(number, giveBack.run(freeAt, entry, number, NEVER)),
    remember: (number, entry) => changedOne(number, remember.run(entry, number)),
    addBlock(stock, first, last, entry) {
      const rested = newest.get(stock, LONG_AGO)?.['free_at']
      const freeAt = typeof rested === 'number' ? rested + 1 : 1
      return addBlock.run(first, last, stock, freeAt, entry).changes
    },
    count(now) {
      const row = count.get(now, NEVER) ?? {}
      const [total, free, owned] = [integer(row, 'total'), integer(row, 'free'), integer(row, 'owned')]
      return { total, free, owned, busy: total - free - owned }
    },
    find: (numbers) => numbers.flatMap((number) => find.all(number).map(toNumberEntry)),
  }
}

function toNumberEntry(row: SqliteRow): NumberEntry {
  return { number: integer(row, 'number'), entry: integer(row, 'entry') }
}
