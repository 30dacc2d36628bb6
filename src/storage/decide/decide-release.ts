import type { Instant } from '../../numbering/instant.ts'
import { newOperation } from '../../numbering/new-operation.ts'
import type { Operation, OperationFailure } from '../../numbering/operation.ts'
import type { ReleaseCommand } from '../port/owned-number-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { Decision } from './decision.ts'

/** Nobody owns the number any more; it is free when its aging ends. */
export interface Release {
  readonly freeAt: Instant
  readonly detail: AuditDetail
}

/**
 * The answer, an operation, is recorded in any case.
 *
 * @param searchId the search or reservation that sold the number; nothing if the resource does not own the number
 */
export function decideRelease(
  { resource, phoneNumber, agingMs, operationGuid, delay, forced }: ReleaseCommand,
  searchId: string | undefined,
  now: Instant,
): Decision<Operation, Release> {
  const failure: OperationFailure | undefined = searchId === undefined ? 'numberNotFound' : forced?.error
  const subject = { phoneNumber, ...(failure && { failure }) }
  const answer = newOperation('releasePhoneNumber', operationGuid, { now, delay, forced }, subject)
  if (searchId === undefined || failure !== undefined) return { answer }
  const freeAt = now + agingMs
  const detail = { command: 'release', resource, searchId, freeAt } as const
  return { answer, change: { freeAt, detail } }
}
