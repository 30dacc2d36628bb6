import { PIECE_SIZE } from './piece-size.ts'
import type { PlacedRun, StockRun } from './place-blocks.ts'

/** The most pieces that one statement adds: ranges of ten million numbers make many. */
const PIECES_TOGETHER = 5_000

/** Untouched numbers of one stock, at most `PIECE_SIZE`, without a place yet. */
export interface CutPiece extends PlacedRun {
  /** The first number of the thousands-block which decides the place; absent where the block itself does. */
  readonly thousand?: number
}

/**
 * Cuts runs into pieces that cross no multiple of `PIECE_SIZE`, in lists for one statement each.
 *
 * Pieces are used in the order of (place, last), so that one block is used up before the next. A piece has the place of
 * the block that brought it in. In +1 all pieces of a thousands-block have the place of the first block that brought
 * numbers of it in, so the place of a piece that is a part of one has to be found (`placeOfThousand`).
 */
export function* cutPieces(runs: readonly PlacedRun[]): Generator<readonly CutPiece[]> {
  let pieces: CutPiece[] = []
  for (const { stock, place, first, last } of runs) {
    for (let from = first; from <= last; ) {
      const start = from - (from % PIECE_SIZE)
      const to = Math.min(last, start + PIECE_SIZE - 1)
      const isPart = to - from < PIECE_SIZE - 1 && from >= 10_000_000_000 && from < 20_000_000_000
      // Each field is named, since a spread takes ten times as long.
      if (isPart) pieces.push({ stock, place, first: from, last: to, thousand: start })
      else pieces.push({ stock, place, first: from, last: to })
      from = to + 1
      if (pieces.length < PIECES_TOGETHER) continue
      yield pieces
      pieces = []
    }
  }
  if (pieces.length > 0) yield pieces
}

/** A thousands-block of +1, in one stock. */
export interface Thousand {
  readonly stock: number
  readonly start: number
}

/** The thousands-blocks of the pieces, each once. */
export function thousandsOf(pieces: readonly CutPiece[]): Thousand[] {
  const found = new Map<string, Thousand>()
  for (const { stock, thousand } of pieces) {
    if (thousand !== undefined) found.set(keyOf(stock, thousand), { stock, start: thousand })
  }
  return [...found.values()]
}

/**
 * The pieces with their places, in the order of their numbers: in this order the tables grow at few places, however many
 * ranges are cut at once.
 *
 * @param places the place of each of `thousandsOf(pieces)`, in that order
 */
export function placePieces(
  pieces: readonly CutPiece[],
  thousands: readonly Thousand[],
  places: readonly number[],
): PlacedRun[] {
  const known = new Map(thousands.map(({ stock, start }, nth) => [keyOf(stock, start), places[nth]]))
  return pieces
    .map(({ stock, place, first, last, thousand }) => ({
      stock,
      place: thousand === undefined ? place : (known.get(keyOf(stock, thousand)) ?? place),
      first,
      last,
    }))
    .sort(byNumber)
}

function keyOf(stock: number, start: number): string {
  return `${stock} ${start}`
}

function byNumber(one: StockRun, other: StockRun): number {
  return one.last - other.last
}
