import type { Attempt, Call, Outage, Run } from '../processes/checker/run.ts'
import type { DoneRound } from './run-rounds.ts'

/**
 * The run as if nobody had got an answer that a failover may have made wrong: where commits do not wait for the standby,
 * the last second of the old primary may be missing. Every other answer has to stay right, also the answer to a search
 * that the inventory still has, but for a later 404 for something that is missing.
 */
export function forgetLost(run: Run, rounds: readonly Pick<DoneRound, 'lost'>[], processes: number): Run {
  const spans = rounds.flatMap(({ lost }) => (lost === undefined ? [] : [lost]))
  const kept = new Set([...run.end.trail.map(({ hold }) => hold), ...Object.keys(run.end.releases)])
  const missing = new Set<string>()
  const forgotten = run.attempts.map((attempt): Attempt => {
    const { answer, ...rest } = attempt
    const isKept = answer?.search !== undefined && kept.has(answer.search)
    if (isKept || !spans.some((span) => meets(attempt, span))) return attempt
    for (const id of namesOf(attempt)) if (!kept.has(id)) missing.add(id)
    return rest
  })
  const attempts = forgotten.filter(
    ({ call, answer }) => answer?.status !== 404 || !missing.has(subjectOf(call)),
  )
  const cutOff = spans.flatMap(([from, to]) =>
    Array.from({ length: processes }, (_, of): Outage => ({ of, from, to })),
  )
  return { ...run, attempts, outages: [...run.outages, ...cutOff] }
}

function meets({ sentAt, endedAt }: Attempt, [from, to]: readonly [number, number]): boolean {
  return endedAt >= from && sentAt <= to
}

/** The ids of the records that the answer told the client of. */
function namesOf({ call, answer }: Attempt): string[] {
  if (answer === undefined || answer.status >= 300) return []
  const { search, operation } = answer
  return [search, operation, call.kind === 'reserve' ? call.reservation : undefined].flatMap((id) => id ?? [])
}

/** The id of the record that the call asks for; empty if it asks for none. */
function subjectOf(call: Call): string {
  if ('search' in call) return call.search
  if ('operation' in call) return call.operation
  return 'reservation' in call ? call.reservation : ''
}
