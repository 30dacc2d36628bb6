import type { Outage, Run } from '../processes/checker/run.ts'
import type { DoneRound } from './run-rounds.ts'

/**
 * The run as if nobody had got an answer that a failover may have made wrong: where commits do not wait for the standby,
 * the last second of the old primary may be missing. Every other answer has to stay right.
 */
export function forgetLost(run: Run, rounds: readonly DoneRound[], processes: number): Run {
  const spans = rounds.flatMap(({ lost }) => (lost === undefined ? [] : [lost]))
  const attempts = run.attempts.map((attempt) => {
    const forgotten = spans.some(([from, to]) => attempt.endedAt >= from && attempt.sentAt <= to)
    if (!forgotten) return attempt
    const { answer: _answer, ...rest } = attempt
    return rest
  })
  const cutOff = spans.flatMap(([from, to]) =>
    Array.from({ length: processes }, (_, of): Outage => ({ of, from, to })),
  )
  return { ...run, attempts, outages: [...run.outages, ...cutOff] }
}
