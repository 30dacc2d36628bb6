import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { SaleChanged } from '../../operator/change-sale.ts'
import type { LeftNumbers } from '../../storage/port/withdrawal-store.ts'

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
  let left: LeftNumbers = { free: 0, held: 0, owned: 0, aging: 0, withdrawn: 0 }
  try {
    for (const range of ranges) {
      for (let rest: NumberRange | undefined = range; rest !== undefined; ) {
        if (isStopped()) return { changed, left, end: 'stopped' }
        const answer = await change(rest)
        changed += answer.changed
        left = add(left, answer.left)
        rest = answer.next
      }
    }
  } catch (error) {
    return { changed, left, end: 'failed', error }
  }
  return { changed, left, end: 'done' }
}

function add(one: LeftNumbers, other: LeftNumbers): LeftNumbers {
  return {
    free: one.free + other.free,
    held: one.held + other.held,
    owned: one.owned + other.owned,
    aging: one.aging + other.aging,
    withdrawn: one.withdrawn + other.withdrawn,
  }
}
