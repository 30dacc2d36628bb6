import type { Fill } from '../../../numbering/fill.ts'
import type { Instant } from '../../../numbering/instant.ts'
import { PIECE_SIZE } from '../../decide/piece-size.ts'
import { integer, optionalInteger } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'
import type { PiecePlace, QueuePlace } from './cursors.ts'

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

/** Consecutive free numbers that this transaction has locked: a single row, or a piece of untouched numbers. */
export interface FreeRun {
  readonly stock: number
  readonly first: number
  readonly last: number
  readonly entry: number
  /** Since when the number of a row has been free; absent for a piece. */
  readonly freeAt?: Instant
}

/** The free numbers that a statement has locked, and where the pieces of each stock begin that it has seen. */
export interface Locked {
  readonly runs: readonly FreeRun[]
  readonly fronts: ReadonlyMap<number, PiecePlace>
}

/**
 * What a statement does about rows that another transaction has locked: to `skip` them never waits, and may miss
 * numbers that the other transaction then leaves free; to `wait` for the lock sees what the other one has left.
 */
export type LockedRows = 'skip' | 'wait'

/**
 * Equality on the stock, then the order of the index (stock, free_at, number): the plan is a nested loop that reads,
 * for each stock, as many index entries as numbers are wanted, and no entry of a held or owned number:
 *
 *   Nested Loop
 *     -> CTE Scan on wanted
 *     -> Limit -> LockRows -> Index Scan using number_by_free_at
 *          Index Cond: (stock = wanted.stock) AND (free_at >= wanted.free_at) AND (free_at <= now)
 *
 * PostgreSQL does not skip rows that this transaction itself has locked, so they are left out by their numbers.
 */
const freeRows = (quantity: string, wanted: string, locked: LockedRows) => `
  SELECT free.* FROM ${wanted} AS wanted, LATERAL (
    SELECT stock, number, entry, free_at FROM number
    WHERE number.stock = wanted.stock AND free_at >= wanted.free_at AND free_at <= $7
      AND number.number <> ALL ($8::bigint[])
    ORDER BY free_at, number LIMIT ${quantity} ${LOCKING[locked]}
  ) AS free`

/** The pieces of a stock in the order of their use, by the index (stock, place, last). */
const pieces = (limit: string, wanted: string, locked: LockedRows) => `
  SELECT piece.* FROM ${wanted} AS wanted, LATERAL (
    SELECT first, last, stock, entry FROM untouched
    WHERE untouched.stock = wanted.stock AND (place, last) >= (wanted.place, wanted.last)
      AND last <> ALL ($9::bigint[])
    ORDER BY place, last LIMIT ${limit} ${LOCKING[locked]}
  ) AS piece`

const LOCKING = { skip: 'FOR UPDATE SKIP LOCKED', wait: 'FOR UPDATE' }

const PIECES = `(wanted.quantity + ${PIECE_SIZE - 1}) / ${PIECE_SIZE} * wanted.pieces`

const WANTED = `
  wanted AS MATERIALIZED (
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
      AS wanted (stock, quantity, pieces, free_at, place, last)
  )`

/** The locked runs, and one row for each stock with the place of its first piece, locked or not. */
const ANSWER = `
  SELECT stock, number AS first, number AS last, entry, free_at, NULL::bigint AS place FROM free
  UNION ALL SELECT stock, first, last, entry, NULL, NULL FROM piece
  UNION ALL SELECT wanted.stock, NULL, front.last, NULL, NULL, front.place FROM wanted, LATERAL (
    SELECT place, last FROM untouched
    WHERE untouched.stock = wanted.stock AND (place, last) >= (wanted.place, wanted.last)
    ORDER BY place, last LIMIT 1
  ) AS front`

/** Returned numbers first, and then as many pieces as are still needed. */
const sequential = (locked: LockedRows) => `
  WITH ${WANTED}, free AS MATERIALIZED (${freeRows('wanted.quantity', 'wanted', locked)}
  ), missing AS MATERIALIZED (
    SELECT stock, pieces, place, last,
      quantity - (SELECT count(*) FROM free WHERE free.stock = wanted.stock) AS quantity
    FROM wanted
  ), piece AS MATERIALIZED (${pieces(PIECES, 'missing', locked)}
  ) ${ANSWER}`

/** Pieces first; returned numbers only of a stock that has no more pieces. */
const rested = (locked: LockedRows) => `
  WITH ${WANTED}, piece AS MATERIALIZED (${pieces(PIECES, 'wanted', locked)}
  ), missing AS MATERIALIZED (
    SELECT stock, free_at, CASE WHEN found.pieces < ${PIECES} THEN greatest(quantity - found.numbers, 0) ELSE 0 END
      AS quantity
    FROM wanted, LATERAL (
      SELECT count(*) AS pieces, coalesce(sum(piece.last - piece.first + 1), 0)::bigint AS numbers FROM piece
      WHERE piece.stock = wanted.stock
    ) AS found
  ), free AS MATERIALIZED (${freeRows('wanted.quantity', 'missing', locked)}
  ) ${ANSWER}`

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
): Promise<Locked> {
  const rows = await transaction.query(STATEMENTS[fill][locked], [
    wanted.map(({ stock }) => stock),
    wanted.map(({ quantity }) => quantity),
    wanted.map(({ pieces }) => pieces),
    wanted.map(({ from }) => from.freeAt),
    wanted.map(({ from }) => from.piece.place),
    wanted.map(({ from }) => from.piece.last),
    transaction.now,
    before.numbers,
    before.pieces,
  ])
  const runs: FreeRun[] = []
  const fronts = new Map<number, PiecePlace>()
  for (const row of rows) {
    const [stock, last] = [integer(row, 'stock'), integer(row, 'last')]
    if (row['place'] !== null) fronts.set(stock, { place: integer(row, 'place'), last })
    else {
      const [first, entry] = [integer(row, 'first'), integer(row, 'entry')]
      runs.push({ stock, first, last, entry, ...optionalInteger(row, 'free_at', 'freeAt') })
    }
  }
  return { runs, fronts }
}
