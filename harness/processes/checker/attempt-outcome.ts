import type { Attempt } from './run.ts'

/** How long after its connection was lost something may still come of a request: a commit that is on its way. */
const LATE_MS = 5_000

/** Whether the answer says that what was asked has happened. */
export function succeeded({ answer }: Attempt): boolean {
  return answer !== undefined && answer.status < 300
}

/** Whether nobody told the client what became of it: no answer, or that the inventory could not be reached. */
export function isOpen({ answer, refused }: Attempt): boolean {
  return refused !== true && (answer === undefined || answer.status === 503)
}

export function mayHaveHappened(attempt: Attempt): boolean {
  return succeeded(attempt) || isOpen(attempt)
}

/** When all has happened that comes of it. */
export function settledAt(attempt: Attempt): number {
  return isOpen(attempt) ? attempt.endedAt + LATE_MS : attempt.endedAt
}
