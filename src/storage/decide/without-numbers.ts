import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { Block } from './place-blocks.ts'

/**
 * What is left of the blocks without some of their numbers. A part keeps the positions of its numbers, so that the
 * numbers of a stock keep their order; the positions of numbers that are away have no number any more.
 *
 * @param blocks blocks that do not overlap
 * @param away ascending
 */
export function withoutNumbers<T extends Block>(blocks: readonly T[], away: readonly number[]): readonly T[] {
  const runs = runsOf(away)
  return blocks.flatMap((block) => {
    const parts: T[] = []
    let first = block.first
    const keep = (last: number) => {
      if (first <= last) parts.push({ ...block, position: block.position + first - block.first, first, last })
    }
    for (const run of runs) {
      if (run.last < first || run.first > block.last) continue
      keep(run.first - 1)
      first = run.last + 1
    }
    keep(block.last)
    return parts
  })
}

/** The ascending numbers as runs of consecutive ones. */
export function runsOf(numbers: readonly number[]): NumberRange[] {
  const runs: NumberRange[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last.last === number - 1) runs[runs.length - 1] = { ...last, last: number }
    else runs.push({ first: number, last: number })
  }
  return runs
}
