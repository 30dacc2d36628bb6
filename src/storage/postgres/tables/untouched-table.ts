import { PIECE_SIZE } from '../../decide/piece-size.ts'
import type { PlacedRun } from '../../decide/place-blocks.ts'
import type { Transaction } from '../transaction.ts'
import { TAKE_FROM_PIECES } from './take-from-pieces.ts'

/**
 * The piece of untouched numbers that a number is in, as a table of at most one row. Pieces do not overlap, so only the
 * first one that ends at the number or after it can have the number.
 */
export const pieceOf = (number: string) => `(
  SELECT * FROM (SELECT * FROM untouched WHERE last >= ${number} ORDER BY last LIMIT 1) AS next WHERE first <= ${number}
) AS piece`

/**
 * Pieces are used in the order of (place, last), so that one block is used up before the next. A piece has the place of
 * the block that brought it in. In +1 all pieces of a thousands-block have the place of the first block that brought
 * numbers of it in. A piece that is a whole thousands-block needs no look at other blocks.
 */
const PLACE = `
  CASE WHEN last - first = ${PIECE_SIZE - 1} OR first NOT BETWEEN 10000000000 AND 19999999999 THEN place
  ELSE (
    SELECT min(position) FROM block WHERE block.stock = piece.stock
      AND block.first >= coalesce((SELECT max(first) FROM block WHERE first <= start), start)
      AND block.first < start + ${PIECE_SIZE} AND block.last >= start)
  END`

/** Adds the runs, which are in blocks already, in pieces that cross no multiple of `PIECE_SIZE`. */
export async function addPieces(
  transaction: Transaction,
  runs: readonly PlacedRun[],
  entry: number,
): Promise<void> {
  await transaction.query(
    `INSERT INTO untouched (first, last, stock, place, entry)
     SELECT first, last, stock, ${PLACE}, $5 FROM (
       SELECT greatest(first, start) AS first, least(last, start + ${PIECE_SIZE - 1}) AS last, start, stock, place
       FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS run (first, last, stock, place),
         generate_series(first / ${PIECE_SIZE} * ${PIECE_SIZE}, last, ${PIECE_SIZE}) AS start
     ) AS piece
     -- In their order, the index grows at few places, however many ranges are cut at once.
     ORDER BY last`,
    [
      runs.map(({ first }) => first),
      runs.map(({ last }) => last),
      runs.map(({ stock }) => stock),
      runs.map(({ place }) => place),
      entry,
    ],
  )
}

/** An untouched number, and the last number of its piece, which this transaction has locked. */
export interface PieceNumber {
  readonly number: number
  readonly piece: number
}

/** Gives rows to untouched numbers, which are free at `freeAt` and have the claim. */
export async function touchNumbers(
  transaction: Transaction,
  numbers: readonly PieceNumber[],
  { freeAt, claim }: { readonly freeAt: number; readonly claim: number },
  entry: number,
): Promise<void> {
  if (numbers.length === 0) return
  await transaction.query(
    `WITH taken AS MATERIALIZED (
       SELECT number, piece, $3::bigint AS free_at, $4::bigint AS claim, $5::bigint AS entry
       FROM unnest($1::bigint[], $2::bigint[]) AS each (number, piece)
     ), ${TAKE_FROM_PIECES}
     SELECT count(*) FROM inserted`,
    [numbers.map(({ number }) => number), numbers.map(({ piece }) => piece), freeAt, claim, entry],
  )
}
