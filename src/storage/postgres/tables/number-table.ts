import { type Instant, NEVER, PORTED_OUT } from '../../../numbering/instant.ts'
import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { PIECE_SIZE } from '../../decide/piece-size.ts'
import type { StockRun } from '../../decide/place-blocks.ts'
import type { NumberCounts } from '../../port/stock-store.ts'
import { integer, type Row } from '../../rows/row.ts'
import { bigints } from '../bigints.ts'
import { HoldLostError, NumbersMovedError } from '../storage-fault.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'

/** A number, and the newest audit entry that names it. */
export interface NumberEntry {
  readonly number: number
  readonly entry: number
}

/** When numbers are free, and whose claim they have; any claim if it is absent. */
export interface Place {
  readonly freeAt: Instant
  readonly claim?: number
}

/**
 * Locks the numbers, which have to be at `place`. The lowest number is locked first, so that two transactions
 * make no deadlock.
 *
 * @throws HoldLostError if some are elsewhere; NumbersMovedError if `place` names no claim
 */
export async function lockNumbers(
  transaction: Transaction,
  numbers: readonly number[],
  { freeAt, claim }: Place,
): Promise<NumberEntry[]> {
  const rows = await transaction.query(
    `SELECT number, entry FROM number
     WHERE number = ANY ($1) AND free_at = $2 AND ($3::bigint IS NULL OR claim = $3)
     ORDER BY number FOR UPDATE`,
    [numbers, freeAt, claim ?? null],
  )
  if (rows.length !== numbers.length) {
    const Fault = claim === undefined ? NumbersMovedError : HoldLostError
    throw new Fault(`${numbers.length - rows.length} numbers are not where their claim says`)
  }
  return rows.map((row) => ({ number: integer(row, 'number'), entry: integer(row, 'entry') }))
}

/** Moves numbers that this transaction has locked; their claim stays if `claim` is absent. */
export async function moveNumbers(
  transaction: Transaction,
  numbers: readonly NumberEntry[],
  { freeAt, claim }: Place,
  entry: number,
): Promise<void> {
  await transaction.query(
    'UPDATE number SET free_at = $2, claim = coalesce($3, claim), entry = $4 WHERE number = ANY ($1)',
    [numbers.map(({ number }) => number), freeAt, claim ?? null, entry],
  )
}

/** Clears the claims of numbers that this transaction has locked; they are free from `freeAt` on. */
export function giveBack(
  transaction: Transaction,
  numbers: readonly NumberEntry[],
  freeAt: Instant,
  entry: number,
): Promise<void> {
  return placeNumbers(transaction, numbers, { freeAt, claim: null }, entry)
}

/** Gives numbers that this transaction has locked, and that have rows, a place, without a claim if it is `null`. */
export async function placeNumbers(
  transaction: Transaction,
  numbers: readonly NumberEntry[],
  { freeAt, claim }: { readonly freeAt: Instant; readonly claim: number | null },
  entry: number,
): Promise<void> {
  await transaction.query('UPDATE number SET free_at = $2, claim = $3, entry = $4 WHERE number = ANY ($1)', [
    numbers.map(({ number }) => number),
    freeAt,
    claim,
    entry,
  ])
}

/** Deletes the rows of numbers that this transaction has locked. */
export async function deleteNumbers(transaction: Transaction, numbers: readonly number[]): Promise<void> {
  await transaction.query('DELETE FROM number WHERE number = ANY ($1::bigint[])', [bigints(numbers)])
}

/** Locks the rows of the numbers, wherever they are, the lowest number first. */
export async function lockRows(transaction: Transaction, numbers: readonly number[]): Promise<NumberEntry[]> {
  const rows = await transaction.query(
    'SELECT number, entry FROM number WHERE number = ANY ($1) ORDER BY number FOR UPDATE',
    [numbers],
  )
  return rows.map((row) => ({ number: integer(row, 'number'), entry: integer(row, 'entry') }))
}

/** Gives rows to new numbers, which are free at `freeAt`. */
export async function addRows(
  transaction: Transaction,
  runs: readonly (StockRun & { readonly freeAt: Instant; readonly claim: number | null })[],
  entry: number,
): Promise<void> {
  await transaction.query(
    `INSERT INTO number (number, stock, free_at, claim, entry)
     SELECT number, stock, free_at, claim, $6::bigint
     FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
       AS run (first, last, stock, free_at, claim),
       generate_series(first, last) AS number ORDER BY number`,
    [
      bigints(runs.map(({ first }) => first)),
      bigints(runs.map(({ last }) => last)),
      bigints(runs.map(({ stock }) => stock)),
      bigints(runs.map(({ freeAt }) => freeAt)),
      runs.map(({ claim }) => claim),
      entry,
    ],
  )
}

/** Makes `entry` the newest audit entry of numbers that this transaction has locked or added. */
export async function rememberEntry(
  transaction: Transaction,
  numbers: readonly number[],
  entry: number,
): Promise<void> {
  await transaction.query('UPDATE number SET entry = $2 WHERE number = ANY ($1)', [numbers, entry])
}

/** At most `limit` numbers within the range, ascending, whether they have rows or are in pieces. */
export async function numbersWithin(
  transaction: Transaction,
  { first, last }: NumberRange,
  limit: number,
): Promise<number[]> {
  const rows = await transaction.query(
    `(SELECT number, number AS until FROM number WHERE number BETWEEN $1 AND $2 ORDER BY number LIMIT $3)
     UNION ALL
     (SELECT greatest(first, $1), least(last, $2) FROM untouched
      WHERE last >= $1 AND last <= $2 + ${PIECE_SIZE} AND first <= $2 ORDER BY last LIMIT $3)
     ORDER BY number`,
    [first, last, limit],
  )
  const numbers: number[] = []
  for (const row of rows) {
    const until = integer(row, 'until')
    for (let number = integer(row, 'number'); number <= until && numbers.length < limit; number += 1) {
      numbers.push(number)
    }
  }
  return numbers
}

/** How many numbers there are, by state. */
export const COUNT_NUMBERS = `
  SELECT rows.count + untouched.count AS total, free + untouched.count AS free, owned FROM (
    SELECT count(*) AS count,
      count(*) FILTER (WHERE free_at <= ${NOW}) AS free,
      count(*) FILTER (WHERE free_at = ${NEVER})
        + (SELECT count(*) FROM owned WHERE release_at > ${NOW} AND release_at < ${NEVER}) AS owned
    FROM number
  ) AS rows, (SELECT coalesce(sum(last - first + 1), 0)::bigint AS count FROM untouched) AS untouched`

/** How many numbers of the ranges `$1` to `$2` were ported out. */
export const COUNT_PORTED_OUT = `
  SELECT count(*) FROM unnest($1::bigint[], $2::bigint[]) AS range (low, high),
  LATERAL (SELECT FROM number WHERE number BETWEEN low AND high AND free_at = ${PORTED_OUT} OFFSET 0) AS found`

export function toNumberCounts(row: Row): NumberCounts {
  const [total, free, owned] = [integer(row, 'total'), integer(row, 'free'), integer(row, 'owned')]
  return { total, free, owned, busy: total - free - owned }
}
