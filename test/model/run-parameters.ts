/**
 * How a property is run. `FAST_CHECK_RUNS` multiplies the runs, and `FAST_CHECK_SEED` repeats a failure
 * with the seed that its report printed.
 */
export function runParameters(numRuns: number): { numRuns: number; seed?: number } {
  const { FAST_CHECK_RUNS: runs, FAST_CHECK_SEED: seed } = process.env
  return {
    numRuns: numRuns * Number(runs ?? 1),
    ...(seed !== undefined && { seed: Number(seed) }),
  }
}

/** A failure is shrunk before it is reported with its seed; no time limit should stop that. */
export const SHRINKING_MS = 300_000
