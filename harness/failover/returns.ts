import { succeeded } from '../processes/checker/attempt-outcome.ts'
import type { Attempt, Kind } from '../processes/checker/run.ts'
import type { DoneRound } from './run-rounds.ts'

/** The requests that write. */
const CHANGES: readonly Kind[] = [
  'search',
  'purchase',
  'cancel',
  'release',
  'reserve',
  'delete',
  'buy reserved',
]

/** A round, and how long after its fault the last process served again, in milliseconds. */
export interface Return extends DoneRound {
  readonly backMs: number
}

/** When the clients were served again after each round. */
export function returnsOf(
  rounds: readonly DoneRound[],
  attempts: readonly Attempt[],
  processes: number,
): Return[] {
  return rounds.map((round) => ({
    ...round,
    backMs: timeUntilServed(attempts, round.returnedAt, processes),
  }))
}

/** Every process has to serve again within the budget. */
export function checkReturns(returns: readonly Return[], budgetMs: number): string[] {
  return returns.flatMap(({ name, backMs }, index) =>
    backMs <= budgetMs
      ? []
      : [`round ${index + 1} (${name}): the processes served again after ${Math.round(backMs)} ms`],
  )
}

/**
 * How long after a time the last of the processes first answered a change with success, in milliseconds; infinite if one
 * never did.
 */
function timeUntilServed(attempts: readonly Attempt[], since: number, processes: number): number {
  const first = Array.from({ length: processes }, () => Number.POSITIVE_INFINITY)
  for (const attempt of attempts) {
    const { process, call, endedAt } = attempt
    if (endedAt < since || !succeeded(attempt) || !CHANGES.includes(call.kind)) continue
    first[process] = Math.min(first[process] ?? endedAt, endedAt)
  }
  return Math.max(...first) - since
}
