import type { NumberRange } from '../../numbering/prefix-ranges.ts'

/** Consecutive numbers of one stock. */
export interface StockRun extends NumberRange {
  readonly stock: number
  /** The place of the block that brings it in, in the list of the call; absent where it does not matter. */
  readonly nth?: number
}

/**
 * A run of consecutive numbers of a stock, as it was brought in; `position` counts the numbers of the stock before it.
 */
export interface Block extends StockRun {
  readonly position: number
}

/** New numbers of a stock; runs are used in the order of their places. */
export interface PlacedRun extends StockRun {
  /** The position of the block that they are in. */
  readonly place: number
}

/**
 * The blocks of new runs, each run a block of its own: what comes in as one range goes out as one.
 *
 * @param newest the newest block of each stock that has one
 */
export function placeBlocks(runs: readonly StockRun[], newest: readonly Block[]): readonly Block[] {
  const newestOf = new Map(newest.map((block) => [block.stock, block]))
  return runs.map(({ stock, first, last, nth }) => {
    const before = newestOf.get(stock)
    const position = before === undefined ? 0 : before.position + before.last - before.first + 1
    // Each field is named, since a spread takes ten times as long, and an import has very many runs.
    const block = nth === undefined ? { stock, position, first, last } : { stock, position, first, last, nth }
    newestOf.set(stock, block)
    return block
  })
}

/** The numbers of new blocks, which are used in the order of the blocks. */
export function toPlacedRuns(blocks: readonly Block[]): PlacedRun[] {
  return blocks.map(({ nth, stock, position: place, first, last }) =>
    nth === undefined ? { stock, first, last, place } : { stock, first, last, place, nth },
  )
}
