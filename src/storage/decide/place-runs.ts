import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { PIECE_SIZE } from './piece-size.ts'

/** A new run of numbers, and the stock to which it comes. */
export interface StockRun extends NumberRange {
  readonly stock: number
}

/** A run of consecutive numbers in which a stock came; its position is how many numbers of the stock came before. */
export interface Block extends StockRun {
  readonly position: number
}

/** A run of untouched numbers, and the place of its pieces among those of the stock. */
export interface UntouchedRun extends StockRun {
  readonly place: number
}

export interface Placed {
  /** The blocks that are new, or longer than before. */
  readonly blocks: readonly Block[]
  readonly runs: readonly UntouchedRun[]
}

/** The thousands-blocks of the North American plan: numbers of eleven digits that begin with 1. */
const NANP: NumberRange = { first: 10_000_000_000, last: 19_999_999_999 }

/**
 * Where new runs of numbers come in their stocks. The numbers of a run are used after those that the stock had before,
 * except in the North American plan: there all numbers of a thousands-block have the place of the first of them.
 *
 * @param near the blocks that there are within the thousands of the ends of the runs
 * @param newest the newest block of each stock
 */
export function placeRuns(
  added: readonly StockRun[],
  near: readonly Block[],
  newest: readonly Block[],
): Placed {
  const last = new Map(newest.map((block) => [block.stock, block]))
  const changed = new Map<string, Block>()
  const places = new Map<string, number>()
  const runs: UntouchedRun[] = []

  /** The place of the thousands-block of this number, which is `position` if the thousands-block is new. */
  function placeOf(number: number, stock: number, position: number): number {
    if (!isNanp(number)) return position
    const key = `${stock} ${Math.floor(number / PIECE_SIZE)}`
    const place = Math.min(places.get(key) ?? position, position)
    places.set(key, place)
    return place
  }

  for (const { stock, position, first, last } of near) {
    placeOf(first, stock, position)
    placeOf(last, stock, position)
  }
  for (const run of added) {
    const before = last.get(run.stock)
    const position = before === undefined ? 0 : before.position + before.last - before.first + 1
    const continues = before !== undefined && before.last === run.first - 1
    const block = continues ? { ...before, last: run.last } : { ...run, position }
    last.set(run.stock, block)
    changed.set(`${block.stock} ${block.position}`, block)
    runs.push(
      ...thousandsOf(run).map((part) => ({
        ...part,
        stock: run.stock,
        place: placeOf(part.first, run.stock, position),
      })),
    )
  }
  return { blocks: [...changed.values()], runs }
}

function isNanp(number: number): boolean {
  return number >= NANP.first && number <= NANP.last
}

/** In the North American plan the first and the last thousands-block of a run, and what is between; else the run. */
function thousandsOf(run: NumberRange): NumberRange[] {
  if (!isNanp(run.first)) return [run]
  const second = (Math.floor(run.first / PIECE_SIZE) + 1) * PIECE_SIZE
  const final = Math.floor(run.last / PIECE_SIZE) * PIECE_SIZE
  return [
    { first: run.first, last: Math.min(run.last, second - 1) },
    { first: second, last: final - 1 },
    { first: Math.max(final, second), last: run.last },
  ].filter(({ first, last }) => first <= last)
}
