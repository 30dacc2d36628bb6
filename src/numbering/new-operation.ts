import type { Instant } from './instant.ts'
import { type Operation, type OperationDelay, operationId, operationProgress } from './operation.ts'

/**
 * The operations that are records of their own; the others are views of the search or reservation that they
 * made or bought.
 */
export type RecordedOperationType = 'releasePhoneNumber' | 'updatePhoneNumberCapabilities'

/**
 * The operation of this type that is accepted at `now`.
 *
 * @param guid the own part of its id
 */
export function newOperation(
  type: RecordedOperationType,
  guid: string,
  { now, delay }: { readonly now: Instant; readonly delay: OperationDelay },
  subject: Pick<Operation, 'phoneNumber' | 'failure'>,
): Operation {
  return { id: operationId(type, guid), type, createdAt: now, ...operationProgress(now, delay), ...subject }
}
