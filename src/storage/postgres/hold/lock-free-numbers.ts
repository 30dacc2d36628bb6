import type { Fill } from '../../../numbering/fill.ts'
import type { Instant } from '../../../numbering/instant.ts'
import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { PIECE_SIZE } from '../../decide/piece-size.ts'
import { integer, records } from '../../rows/row.ts'
import { bigints } from '../bigints.ts'
import type { Transaction } from '../transaction.ts'
import type { QueuePlace } from './cursors.ts'

/** How many numbers are wanted of a stock, and from which places in its queues on. */
export interface Wanted {
  readonly stock: number
  readonly from: QueuePlace
  readonly quantity: number
  /** How many pieces may be locked for each `PIECE_SIZE` of the numbers. */
  readonly pieces: number
}

/** The numbers that a transaction has locked already: single ones, and pieces, each by its last number. */
export interface LockedBefore {
  readonly numbers: readonly number[]
  readonly pieces: readonly number[]
}

/** A free number that has a row. */
export interface FreeRow {
  readonly stock: number
  readonly number: number
  readonly freeAt: Instant
  readonly entry: number
}

/** A piece of untouched numbers. */
export interface FreePiece extends NumberRange {
  readonly stock: number
  readonly place: number
  readonly entry: number
}

/** The rows and pieces that a statement has locked of a stock, in the order in which they are used. */
export interface LockedOfStock {
  readonly stock: number
  readonly rows: readonly FreeRow[]
  readonly pieces: readonly FreePiece[]
}

/**
 * How a statement treats rows that another transaction has locked. `skip` never waits, and may miss numbers that the
 * other transaction then leaves free. `wait` waits for the lock, and sees the numbers that the other transaction left.
 */
export type LockedRows = 'skip' | 'wait'

const LOCKING = { skip: 'FOR UPDATE SKIP LOCKED', wait: 'FOR UPDATE' }

/**
 * Equality on the stock, then the order of the index (stock, free_at, number): the plan is a nested loop that reads,
 * for each stock, as many index entries as numbers are wanted, and no entry of a held or owned number:
 *
 *   Nested Loop
 *     -> Function Scan on unnest wanted
 *     -> Aggregate -> Limit -> LockRows -> Index Scan using number_by_free_at
 *          Index Cond: (stock = wanted.stock) AND (free_at >= wanted.free_at) AND (free_at <= now)
 *
 * PostgreSQL does not skip rows that this transaction itself has locked, so they are left out by their numbers.
 */
const rows = (quantity: string, locked: LockedRows) => `
  LATERAL (
    SELECT json_agg(free) AS rows, count(*) AS count FROM (
      SELECT number, free_at, entry FROM number
      WHERE number.stock = wanted.stock AND free_at >= wanted.free_at AND free_at <= $7
        AND number.number <> ALL ($8::bigint[])
      ORDER BY free_at, number LIMIT ${quantity} ${LOCKING[locked]}
    ) AS free
  ) AS returned`

/** The same for pieces, by the index (stock, place, last). */
const pieces = (limit: string, locked: LockedRows) => `
  LATERAL (
    SELECT json_agg(piece) AS pieces, count(*) AS count, coalesce(sum(last - first + 1), 0)::bigint AS size FROM (
      SELECT first, last, entry, place FROM untouched
      WHERE untouched.stock = wanted.stock AND (place, last) >= (wanted.place, wanted.last)
        AND last <> ALL ($9::bigint[])
      ORDER BY place, last LIMIT ${limit} ${LOCKING[locked]}
    ) AS piece
  ) AS untouched`

/** How many pieces are locked for so many numbers. */
const limit = (quantity: string) => `(${quantity} + ${PIECE_SIZE - 1}) / ${PIECE_SIZE} * wanted.pieces`

const select = (one: string, other: string) => `
  SELECT stock, returned.rows, untouched.pieces
  FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
    AS wanted (stock, quantity, pieces, free_at, place, last),
  ${one}, ${other}`

/** Numbers that came back first, and then as many pieces as are still needed. */
const sequential = (locked: LockedRows) =>
  select(rows('wanted.quantity', locked), pieces(limit('(wanted.quantity - returned.count)'), locked))

/** Pieces first, and numbers that came back only of a stock that has no more pieces. */
const rested = (locked: LockedRows) => {
  const most = limit('wanted.quantity')
  const missing = 'greatest(wanted.quantity - untouched.size, 0)'
  return select(
    pieces(most, locked),
    rows(`CASE WHEN untouched.count < ${most} THEN ${missing} ELSE 0 END`, locked),
  )
}

const STATEMENTS: Readonly<Record<Fill, Readonly<Record<LockedRows, string>>>> = {
  sequential: { skip: sequential('skip'), wait: sequential('wait') },
  rested: { skip: rested('skip'), wait: rested('wait') },
}

/** Locks free numbers of each stock in the order of `fill`, without the numbers and pieces in `before`. */
export async function lockFreeNumbers(
  transaction: Transaction,
  wanted: readonly Wanted[],
  before: LockedBefore,
  fill: Fill,
  locked: LockedRows,
): Promise<LockedOfStock[]> {
  const found = await transaction.query(
    STATEMENTS[fill][locked],
    [
      bigints(wanted.map(({ stock }) => stock)),
      bigints(wanted.map(({ quantity }) => quantity)),
      bigints(wanted.map(({ pieces }) => pieces)),
      bigints(wanted.map(({ from }) => from.freeAt)),
      bigints(wanted.map(({ from }) => from.piece.place)),
      bigints(wanted.map(({ from }) => from.piece.last)),
      transaction.now,
      bigints(before.numbers),
      bigints(before.pieces),
    ],
    { pinned: true },
  )
  return found.map((row) => {
    const stock = integer(row, 'stock')
    return {
      stock,
      rows: records(row, 'rows').map((one) => ({
        stock,
        number: integer(one, 'number'),
        freeAt: integer(one, 'free_at'),
        entry: integer(one, 'entry'),
      })),
      pieces: records(row, 'pieces').map((one) => ({
        stock,
        first: integer(one, 'first'),
        last: integer(one, 'last'),
        entry: integer(one, 'entry'),
        place: integer(one, 'place'),
      })),
    }
  })
}
