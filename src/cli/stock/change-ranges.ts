import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { addCounts, NO_NUMBERS } from '../../numbering/state-counts.ts'
import type { SaleChanged } from '../../operator/change-sale.ts'

/** What was done to ranges by their end, and why it is not more. */
export type RangesChanged = Pick<SaleChanged, 'changed' | 'left'> &
  ({ readonly end: 'done' | 'stopped' } | { readonly end: 'failed'; readonly error: unknown })

/**
 * Changes the numbers of ranges call by call.
 *
 * @param change changes the first numbers of a range
 * @param isStopped whether to end after the present call
 */
export async function changeRanges(
  ranges: readonly NumberRange[],
  change: (range: NumberRange) => Promise<SaleChanged>,
  isStopped: () => boolean,
): Promise<RangesChanged> {
  let changed = 0
  let left = NO_NUMBERS
  try {
    for (const range of ranges) {
      for (let rest: NumberRange | undefined = range; rest !== undefined; ) {
        if (isStopped()) return { changed, left, end: 'stopped' }
        const answer = await change(rest)
        changed += answer.changed
        left = addCounts(left, answer.left)
        rest = answer.next
      }
    }
  } catch (error) {
    return { changed, left, end: 'failed', error }
  }
  return { changed, left, end: 'done' }
}
