import type { Instant } from './instant.ts'
import {
  type Operation,
  type OperationDelay,
  type OperationType,
  operationId,
  operationProgress,
} from './operation.ts'

/** What an operation is about, beside its type. */
export type OperationSubject = Pick<Operation, 'searchId' | 'phoneNumber' | 'failure'> & {
  /** Where it is not when the operation was accepted. */
  readonly createdAt?: Instant
}

/**
 * The operation of this type that is accepted at `now`.
 *
 * @param guid the own part of its id
 */
export function newOperation(
  type: OperationType,
  guid: string,
  { now, delay }: { readonly now: Instant; readonly delay: OperationDelay },
  subject: OperationSubject,
): Operation {
  return { id: operationId(type, guid), type, createdAt: now, ...operationProgress(now, delay), ...subject }
}
