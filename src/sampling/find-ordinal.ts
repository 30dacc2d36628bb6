/**
 * The run that has the number with this ordinal, and the number's offset in that run. The numbers are counted one run
 * after the other.
 *
 * @throws RangeError if the runs have too few numbers
 */
export function findOrdinal<T extends { readonly count: number }>(
  runs: readonly T[],
  ordinal: number,
): { readonly run: T; readonly offset: number } {
  let offset = ordinal
  for (const run of runs) {
    if (offset < run.count) return { run, offset }
    offset -= run.count
  }
  throw new RangeError(`There is no number ${ordinal} to draw`)
}
