import type { ForcedOutcome } from './forced-outcome.ts'
import type { Instant } from './instant.ts'
import { type Operation, type OperationDelay, operationId, operationProgress } from './operation.ts'

/**
 * The types of the operations that are records of their own. Every other operation is a view of the search or
 * reservation that it made or bought.
 */
export type RecordedOperationType = 'releasePhoneNumber' | 'updatePhoneNumberCapabilities'

interface Acceptance {
  readonly now: Instant
  readonly delay: OperationDelay
  readonly forced?: ForcedOutcome | undefined
}

/**
 * The operation of this type that is accepted at `now`.
 *
 * @param guid the part of the id after the type
 */
export function newOperation(
  type: RecordedOperationType,
  guid: string,
  { now, delay, forced }: Acceptance,
  subject: Pick<Operation, 'phoneNumber' | 'failure'>,
): Operation {
  return {
    id: operationId(type, guid),
    type,
    createdAt: now,
    ...operationProgress(now, delay, forced),
    ...subject,
  }
}
