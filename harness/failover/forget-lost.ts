import type { Outage, Run } from '../processes/checker/run.ts'
import type { DoneRound } from './run-rounds.ts'

/**
 * The run as if nobody had got an answer that a failover may have made wrong: where commits do not wait for the standby,
 * the last second of the old primary may be missing. Every other answer has to stay right, also the answer to a search
 * that the inventory still has.
 */
export function forgetLost(run: Run, rounds: readonly DoneRound[], processes: number): Run {
  const spans = rounds.flatMap(({ lost }) => (lost === undefined ? [] : [lost]))
  const kept = new Set(run.end.trail.map(({ hold }) => hold))
  const attempts = run.attempts.map((attempt) => {
    const forgotten = spans.some(([from, to]) => attempt.endedAt >= from && attempt.sentAt <= to)
    const { answer, ...rest } = attempt
    if (!forgotten || (answer?.search !== undefined && kept.has(answer.search))) return attempt
    return rest
  })
  const cutOff = spans.flatMap(([from, to]) =>
    Array.from({ length: processes }, (_, of): Outage => ({ of, from, to })),
  )
  return { ...run, attempts, outages: [...run.outages, ...cutOff] }
}
