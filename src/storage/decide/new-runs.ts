import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { newParts } from './new-parts.ts'
import type { StockRun } from './place-blocks.ts'

/**
 * The runs of the numbers that are in no known range and in no earlier run, in the order of the wanted runs.
 *
 * @param known ranges that overlap the wanted runs
 */
export function newRuns(known: readonly NumberRange[], wanted: readonly StockRun[]): readonly StockRun[] {
  // Most imports name new numbers once each, and a look is enough.
  if (known.length === 0 && areApart(wanted)) return wanted
  const parts = newParts(known, wanted)
  return wanted.flatMap((run, nth) => (parts[nth] ?? []).map((part) => ({ ...run, ...part })))
}

/** Whether each range has a number, and no two ranges have the same number. */
function areApart(ranges: readonly NumberRange[]): boolean {
  if (ranges.some(({ first, last }) => first > last)) return false
  const firsts = Float64Array.from(ranges, ({ first }) => first).sort()
  const lasts = Float64Array.from(ranges, ({ last }) => last).sort()
  return firsts.subarray(1).every((first, nth) => (lasts[nth] ?? 0) < first)
}
