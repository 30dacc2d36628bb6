import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { addCounts, NO_NUMBERS } from '../../numbering/state-counts.ts'
import type { StockDeleted as RangeChanged } from '../../operator/delete-stock.ts'

/** What was done to ranges by their end, and why it is not more. */
export type RangesChanged = Omit<RangeChanged, 'next'> &
  ({ readonly end: 'done' | 'stopped' } | { readonly end: 'failed'; readonly error: unknown })

export interface ChangeRangesOptions {
  /** Whether to end after the present calls. */
  readonly isStopped: () => boolean
  /** Called often with how many numbers of the ranges were looked at, of how many. */
  readonly onProgress: (done: number, total: number) => void
}

/**
 * How many ranges are changed at once. Scattered numbers are a range each, and a store does calls that wait together in
 * one transaction.
 */
export const RANGES_AT_ONCE = 16

/**
 * Changes the numbers of ranges call by call, several ranges at once.
 *
 * @param change changes the first numbers of a range
 */
export async function changeRanges(
  ranges: readonly NumberRange[],
  change: (range: NumberRange) => Promise<RangeChanged>,
  { isStopped, onProgress }: ChangeRangesOptions,
): Promise<RangesChanged> {
  const total = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const waiting = ranges.values()
  let [changed, onceOwned, done, left] = [0, 0, 0, NO_NUMBERS]
  let end: 'done' | 'stopped' = 'done'
  const errors: unknown[] = []

  async function changeOne(range: NumberRange): Promise<void> {
    for (let rest: NumberRange | undefined = range; rest !== undefined; ) {
      if (errors.length > 0) return
      if (isStopped()) {
        end = 'stopped'
        return
      }
      const answer = await change(rest)
      changed += answer.changed
      onceOwned += answer.onceOwned
      left = addCounts(left, answer.left)
      done += (answer.next?.first ?? rest.last + 1) - rest.first
      onProgress(done, total)
      rest = answer.next
    }
  }

  async function changeNext(): Promise<void> {
    try {
      for (const range of waiting) await changeOne(range)
    } catch (error) {
      errors.push(error)
    }
  }

  await Promise.all(Array.from({ length: RANGES_AT_ONCE }, changeNext))
  const sum = { changed, onceOwned, left }
  return errors.length > 0 ? { ...sum, end: 'failed', error: errors[0] } : { ...sum, end }
}
