import { cutPieces, placePieces, type Thousand } from '../../decide/cut-pieces.ts'
import { placeOfThousand } from '../../decide/piece-place.ts'
import type { PlacedRun } from '../../decide/place-blocks.ts'
import { integer } from '../../rows/row.ts'
import { bigints } from '../bigints.ts'
import type { Transaction } from '../transaction.ts'
import { REMOVE_FROM_PIECES, TAKE_FROM_PIECES } from './take-from-pieces.ts'

/**
 * The piece of untouched numbers that a number is in, as a table of at most one row. Pieces do not overlap, so only the
 * first one that ends at the number or after it can have the number.
 */
export const pieceOf = (number: string) => `(
  SELECT * FROM (SELECT * FROM untouched WHERE last >= ${number} ORDER BY last LIMIT 1) AS next WHERE first <= ${number}
) AS piece`

const FIND_PLACES = `
  SELECT ${placeOfThousand('thousand.stock', 'start')} AS place
  FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS thousand (stock, start, nth) ORDER BY nth`

/**
 * Adds the runs, which are in blocks already, in pieces that cross no multiple of `PIECE_SIZE`.
 *
 * @param entryOf the entry of the trail that brings a run in
 */
export async function addPieces(
  transaction: Transaction,
  runs: readonly PlacedRun[],
  entryOf: (run: PlacedRun) => number,
): Promise<void> {
  for (const cut of cutPieces(runs, entryOf)) {
    const { thousands } = cut
    const places = thousands.length === 0 ? [] : await findPlaces(transaction, thousands)
    const pieces = placePieces(cut, places)
    await transaction.query(
      `INSERT INTO untouched (first, last, stock, place, entry)
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])`,
      [
        bigints(pieces.map(({ first }) => first)),
        bigints(pieces.map(({ last }) => last)),
        bigints(pieces.map(({ stock }) => stock)),
        bigints(pieces.map(({ place }) => place)),
        bigints(pieces.map(({ entry }) => entry)),
      ],
    )
  }
}

async function findPlaces(transaction: Transaction, thousands: readonly Thousand[]): Promise<number[]> {
  const rows = await transaction.query(FIND_PLACES, [
    bigints(thousands.map(({ stock }) => stock)),
    bigints(thousands.map(({ start }) => start)),
  ])
  return rows.map((row) => integer(row, 'place'))
}

/** An untouched number, and the last number of its piece, which this transaction has locked. */
export interface PieceNumber {
  readonly number: number
  readonly piece: number
}

/** Those of the numbers that are in pieces. */
export function inPieces(
  numbers: readonly { readonly number: number; readonly piece?: number }[],
): PieceNumber[] {
  return numbers.flatMap(({ number, piece }) => (piece === undefined ? [] : [{ number, piece }]))
}

/** Takes untouched numbers away, which are then nowhere. */
export async function removeFromPieces(
  transaction: Transaction,
  numbers: readonly PieceNumber[],
): Promise<void> {
  if (numbers.length === 0) return
  await transaction.query(
    `WITH taken AS MATERIALIZED (
       SELECT number, piece, 0::bigint AS free_at, NULL::bigint AS claim, 0::bigint AS entry
       FROM unnest($1::bigint[], $2::bigint[]) AS each (number, piece)
     ), ${REMOVE_FROM_PIECES}
     SELECT count(*) FROM from_piece`,
    [numbers.map(({ number }) => number), numbers.map(({ piece }) => piece)],
  )
}

/** Gives rows to untouched numbers, which are free at `freeAt` and have the claim, if any. */
export async function touchNumbers(
  transaction: Transaction,
  numbers: readonly PieceNumber[],
  { freeAt, claim }: { readonly freeAt: number; readonly claim: number | null },
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
