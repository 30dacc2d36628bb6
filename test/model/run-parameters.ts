import { EVERYTHING } from '../support/everything.ts'

/** The part of the runs that `npm test` makes. */
const SHORT = 0.1

/** The limit of a test whose property is run with `runParameters`, in milliseconds: a failure is shrunk before it is reported. */
export const SHRINKING_MS = 300_000 * Math.max(1, Number(process.env['FAST_CHECK_RUNS'] ?? 1))

/** When a run is broken off: a test that reaches its own limit would not print the seed. */
const INTERRUPTED_MS = 0.8 * SHRINKING_MS

/** Of fast-check's parameters: https://fast-check.dev/api-reference/fast-check/interfaces/Parameters.html */
interface RunParameters {
  readonly numRuns: number
  readonly seed?: number
  readonly interruptAfterTimeLimit: number
  readonly markInterruptAsFailure: boolean
}

/**
 * How a property is run: as often as it says in `npm run test:all`, and less often in `npm test`. `FAST_CHECK_RUNS`
 * multiplies the runs, and `FAST_CHECK_SEED` repeats a failure with the seed that its report printed.
 */
export function runParameters(numRuns: number): RunParameters {
  const { FAST_CHECK_RUNS: runs, FAST_CHECK_SEED: seed } = process.env
  return {
    numRuns: Math.ceil(numRuns * Number(runs ?? (EVERYTHING ? 1 : SHORT))),
    ...(seed !== undefined && { seed: Number(seed) }),
    interruptAfterTimeLimit: INTERRUPTED_MS,
    markInterruptAsFailure: true,
  }
}
