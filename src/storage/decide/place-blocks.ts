import type { NumberRange } from '../../numbering/prefix-ranges.ts'

/** Consecutive numbers of one stock. */
export interface StockRun extends NumberRange {
  readonly stock: number
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
 * The blocks of new runs. A run that goes on where the newest block of its stock ends makes that block longer.
 *
 * @param newest the newest block of each stock that has one
 * @returns the blocks that are new or longer than before, and the runs with their places
 */
export function placeBlocks(
  runs: readonly StockRun[],
  newest: readonly Block[],
): { readonly blocks: readonly Block[]; readonly placed: readonly PlacedRun[] } {
  const newestOf = new Map(newest.map((block) => [block.stock, block]))
  const changed = new Map<number, Block>()
  const placed = runs.map(({ stock, first, last }) => {
    const before = newestOf.get(stock)
    const end = before === undefined ? 0 : before.position + before.last - before.first + 1
    const goesOn = before !== undefined && before.last === first - 1
    const { position, first: begin } = goesOn ? before : { position: end, first }
    // Each field is named, since a spread takes ten times as long, and an import has very many runs.
    const block = { stock, position, first: begin, last }
    newestOf.set(stock, block)
    changed.set(begin, block)
    return { stock, first, last, place: position }
  })
  return { blocks: [...changed.values()], placed }
}
