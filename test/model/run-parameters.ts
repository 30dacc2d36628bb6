import { EVERYTHING } from '../support/everything.ts'

/** The part of the runs that `npm test` makes. */
const SHORT = 0.1

/**
 * How a property is run: as often as it says in `npm run test:all`, and less often in `npm test`. `FAST_CHECK_RUNS`
 * multiplies the runs, and `FAST_CHECK_SEED` repeats a failure with the seed that its report printed.
 */
export function runParameters(numRuns: number): { numRuns: number; seed?: number } {
  const { FAST_CHECK_RUNS: runs, FAST_CHECK_SEED: seed } = process.env
  return {
    numRuns: Math.ceil(numRuns * Number(runs ?? (EVERYTHING ? 1 : SHORT))),
    ...(seed !== undefined && { seed: Number(seed) }),
  }
}

/** A failure is shrunk before it is reported with its seed; no time limit should stop that. */
export const SHRINKING_MS = 300_000
