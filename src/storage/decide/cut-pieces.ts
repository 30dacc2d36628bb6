import { PIECE_SIZE } from './piece-size.ts'
import type { PlacedRun, StockRun } from './place-blocks.ts'

/** The most pieces that one statement adds: ranges of ten million numbers make many. */
const PIECES_TOGETHER = 5_000

/** Untouched numbers of one stock, at most `PIECE_SIZE`. */
export interface Piece extends Omit<PlacedRun, 'nth'> {
  /** The entry of the trail that brings the numbers in. */
  readonly entry: number
}

/** A thousands-block of +1, in one stock. */
export interface Thousand {
  readonly stock: number
  readonly start: number
}

/** Pieces for one statement. */
export interface CutPieces {
  /** Parts of a thousands-block have the place of their own block here, and not yet that of the thousands-block. */
  readonly pieces: readonly Piece[]
  /** The thousands-blocks that have a part among the pieces, each once. */
  readonly thousands: readonly Thousand[]
  /** For each of the pieces the place of its thousands-block in the list; -1 where its own block decides its place. */
  readonly parts: readonly number[]
}

/**
 * Cuts runs into pieces that cross no multiple of `PIECE_SIZE`, in lists for one statement each.
 *
 * Pieces are used in the order of (place, last), so that one block is used up before the next. A piece has the place of
 * the block that brought it in. In +1 all pieces of a thousands-block have the place of the first block that brought
 * numbers of it in, so the place of a piece that is a part of one has to be found (`placeOfThousand`).
 *
 * @param entryOf the entry of the trail that brings a run in
 */
export function* cutPieces(
  runs: readonly PlacedRun[],
  entryOf: (run: PlacedRun) => number,
): Generator<CutPieces> {
  let some = pieceList()
  for (const run of runs) {
    const entry = entryOf(run)
    for (let from = run.first; from <= run.last; ) {
      const to = Math.min(run.last, from - (from % PIECE_SIZE) + PIECE_SIZE - 1)
      some.add(run, from, to, entry)
      from = to + 1
      if (some.pieces.length < PIECES_TOGETHER) continue
      yield some
      some = pieceList()
    }
  }
  if (some.pieces.length > 0) yield some
}

function pieceList() {
  const pieces: Piece[] = []
  const thousands: Thousand[] = []
  const parts: number[] = []
  const known = new Map<number, number>()

  function partOf(stock: number, from: number, to: number): number {
    if (to - from === PIECE_SIZE - 1 || from < 10_000_000_000 || from >= 20_000_000_000) return -1
    const start = from - (from % PIECE_SIZE)
    // A number is found several times as fast as a text; that of +1 has 11 digits, and leaves room for the stock.
    const key = stock * (20_000_000_000 / PIECE_SIZE) + start / PIECE_SIZE
    const found = known.get(key)
    if (found !== undefined) return found
    const place = thousands.push({ stock, start }) - 1
    known.set(key, place)
    return place
  }

  return {
    pieces,
    thousands,
    parts,
    add({ stock, place }: PlacedRun, first: number, last: number, entry: number) {
      pieces.push({ stock, place, first, last, entry })
      parts.push(partOf(stock, first, last))
    },
  }
}

/**
 * The pieces with their places, in the order of their numbers: in this order the tables grow at few places, however many
 * ranges are cut at once.
 *
 * @param places the place of each of the thousands-blocks, in their order
 */
export function placePieces({ pieces, parts }: CutPieces, places: readonly number[]): readonly Piece[] {
  const placed = pieces.map((piece, nth) => {
    const place = places[parts[nth] ?? -1] ?? piece.place
    if (place === piece.place) return piece
    const { stock, first, last, entry } = piece
    return { stock, place, first, last, entry }
  })
  return placed.sort(byNumber)
}

function byNumber(one: StockRun, other: StockRun): number {
  return one.last - other.last
}
