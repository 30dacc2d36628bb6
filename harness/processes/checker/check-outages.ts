import { isOpen } from './attempt-outcome.ts'
import { describeAttempt } from './describe.ts'
import type { Attempt, Outage, Run, Terms } from './run.ts'

/**
 * How long a process waits at the least before it gives up on a database that is there and has too much to do, in
 * milliseconds: its limit on the wait for a lock or a connection.
 */
const PATIENCE_MS = 3_000

/**
 * An unanswered request, and a request answered with 503, must overlap with an outage that was made on purpose: a 503
 * with one of the database, or with the time in which its process was too old for the database. A 503 after a longer
 * wait than a process's own limit is allowed too.
 */
export function checkOutages({ attempts, outages, terms }: Run): string[] {
  return attempts
    .filter((attempt) => isOpen(attempt) || attempt.refused === true)
    .filter((attempt) => !hadWaited(attempt))
    .filter((attempt) => !outages.some((outage) => explains(outage, attempt, terms)))
    .map((attempt) => `${describeAttempt(attempt)}: nothing was broken that explains it`)
}

function explains(
  { of, from, to, outdated }: Outage,
  { process, sentAt, endedAt, answer }: Attempt,
  { recoveryMs }: Terms,
): boolean {
  const isUnanswered = answer === undefined
  const grace = !isUnanswered && of === 'database' ? recoveryMs : 0
  const fits = of === 'database' ? !isUnanswered : of === process && isUnanswered === (outdated === undefined)
  return fits && from <= endedAt && to + grace >= sentAt
}

function hadWaited({ answer, sentAt, endedAt }: Attempt): boolean {
  return answer !== undefined && endedAt - sentAt >= PATIENCE_MS
}
