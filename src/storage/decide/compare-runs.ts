import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { ComparedRun } from '../rows/to-compared-runs.ts'
import type { StockRun } from './place-blocks.ts'

/**
 * What the blocks have of each of the runs, in their order.
 *
 * @param blocks all blocks that overlap a run, and maybe others; ascending, none of which overlaps another
 */
export function compareRuns(blocks: readonly StockRun[], runs: readonly StockRun[]): ComparedRun[] {
  return runs.map((run) => {
    let known = 0
    let elsewhere: ComparedRun['elsewhere']
    for (let at = placeOf(blocks, run.first); at < blocks.length; at += 1) {
      const block = blocks[at]
      if (block === undefined || block.first > run.last) break
      const lowest = Math.max(block.first, run.first)
      const count = Math.min(block.last, run.last) - lowest + 1
      if (block.stock === run.stock) known += count
      else if (elsewhere === undefined) elsewhere = { count, lowest, stock: block.stock }
      else elsewhere = { ...elsewhere, count: elsewhere.count + count }
    }
    return { known, ...(elsewhere && { elsewhere }) }
  })
}

/** The place of the first range that ends at the number or after it. */
function placeOf(ranges: readonly NumberRange[], number: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.last ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
