import { agingOf } from '../../numbering/aging.ts'
import type { Instant } from '../../numbering/instant.ts'
import { newOperation } from '../../numbering/new-operation.ts'
import type { NumberType } from '../../numbering/offering.ts'
import type { Operation, OperationFailure } from '../../numbering/operation.ts'
import type { ReleaseCommand } from '../port/owned-number-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { Decision } from './decision.ts'

/** Nobody owns the number any more; it is free when its aging ends. */
export interface Release {
  readonly freeAt: Instant
  readonly detail: AuditDetail
}

/** What the release needs to know of an owned number. */
interface Sold {
  readonly owned: { readonly country: string; readonly numberType: NumberType }
  readonly searchId: string
}

/**
 * The answer, an operation, is recorded in any case.
 *
 * @param sold the number, and what sold it; nothing if the resource does not own the number
 */
export function decideRelease(
  { resource, phoneNumber, operationGuid, delay, forced, ...aging }: ReleaseCommand,
  sold: Sold | undefined,
  now: Instant,
): Decision<Operation, Release> {
  const failure: OperationFailure | undefined = sold === undefined ? 'numberNotFound' : forced?.error
  const subject = { phoneNumber, ...(failure && { failure }) }
  const answer = newOperation('releasePhoneNumber', operationGuid, { now, delay, forced }, subject)
  if (sold === undefined || failure !== undefined) return { answer }
  const freeAt = now + agingOf(aging, sold.owned)
  const detail = { command: 'release', resource, searchId: sold.searchId, freeAt } as const
  return { answer, change: { freeAt, detail } }
}
