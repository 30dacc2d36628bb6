import type { Attempt, Terms } from './run.ts'

/** Whether the answer says that the request was done; a call of the operator may find that there is nothing to do. */
export function succeeded({ answer }: Attempt): boolean {
  return answer !== undefined && answer.status < 300 && answer.changed !== false
}

/** Whether the client does not know the outcome: it got no answer, or a 503. */
export function isOpen({ answer, refused }: Attempt): boolean {
  return refused !== true && (answer === undefined || answer.status === 503)
}

export function mayHaveHappened(attempt: Attempt): boolean {
  return succeeded(attempt) || isOpen(attempt)
}

/** The time by which every effect of the attempt has happened. */
export function settledAt(attempt: Attempt, { lateMs }: Terms): number {
  return isOpen(attempt) ? attempt.endedAt + lateMs : attempt.endedAt
}
