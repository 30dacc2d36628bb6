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

/**
 * When the clients were served again after each round. A process that has answered no change before the next fault begins
 * counts until then: what comes after is of that fault.
 */
export function returnsOf(
  rounds: readonly DoneRound[],
  attempts: readonly Attempt[],
  processes: number,
): Return[] {
  return rounds.map((round, nth) => {
    const span = { since: round.returnedAt, until: rounds[nth + 1]?.from ?? Number.POSITIVE_INFINITY }
    return { ...round, backMs: timeUntilServed(attempts, span, processes) }
  })
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
 * How long after a time the last of the processes first answered a change with success, in milliseconds; until the end of
 * the span if one did not, and infinite if that has no end.
 */
function timeUntilServed(
  attempts: readonly Attempt[],
  { since, until }: { readonly since: number; readonly until: number },
  processes: number,
): number {
  const first = Array.from({ length: processes }, () => until)
  for (const attempt of attempts) {
    const { process, call, endedAt } = attempt
    if (endedAt < since || !succeeded(attempt) || !CHANGES.includes(call.kind)) continue
    first[process] = Math.min(first[process] ?? endedAt, endedAt)
  }
  return Math.max(...first) - since
}
