import { describeAttempt } from './describe.ts'
import type { Attempt, Outage, Run } from './run.ts'

/** A request ends by the limits of its process, whatever PostgreSQL and the network do. */
export function checkDurations({ attempts, outages, terms: { longestMs } }: Run): string[] {
  return attempts.flatMap((attempt) => {
    const tookMs = attempt.endedAt - attempt.sentAt - stoppedMs(attempt, outages)
    return tookMs <= longestMs ? [] : [`${describeAttempt(attempt)}: it has outlasted every limit`]
  })
}

/** For how long the process of the request was stopped meanwhile. */
function stoppedMs({ process, sentAt, endedAt }: Attempt, outages: readonly Outage[]): number {
  return outages
    .filter(({ of }) => of === process)
    .map(({ from, to }) => Math.max(0, Math.min(to, endedAt) - Math.max(from, sentAt)))
    .reduce((total, ms) => total + ms, 0)
}
