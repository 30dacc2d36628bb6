import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { addCounts, NO_NUMBERS } from '../../numbering/state-counts.ts'
import type { StockDeleted as RangeChanged } from '../../operator/delete-stock.ts'

/** What was done to ranges by their end, and why it is not more. */
export type RangesChanged = Omit<RangeChanged, 'next'> &
  ({ readonly end: 'done' | 'stopped' } | { readonly end: 'failed'; readonly error: unknown })

/**
 * Changes the numbers of ranges call by call.
 *
 * @param change changes the first numbers of a range
 * @param isStopped whether to end after the present call
 */
export async function changeRanges(
  ranges: readonly NumberRange[],
  change: (range: NumberRange) => Promise<RangeChanged>,
  isStopped: () => boolean,
): Promise<RangesChanged> {
  let [changed, onceOwned, left] = [0, 0, NO_NUMBERS]
  try {
    for (const range of ranges) {
      for (let rest: NumberRange | undefined = range; rest !== undefined; ) {
        if (isStopped()) return { changed, left, onceOwned, end: 'stopped' }
        const answer = await change(rest)
        changed += answer.changed
        left = addCounts(left, answer.left)
        onceOwned += answer.onceOwned
        rest = answer.next
      }
    }
  } catch (error) {
    return { changed, left, onceOwned, end: 'failed', error }
  }
  return { changed, left, onceOwned, end: 'done' }
}
