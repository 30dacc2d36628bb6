import { agingOf } from '../../numbering/aging.ts'
import type { Instant } from '../../numbering/instant.ts'
import { newOperation } from '../../numbering/new-operation.ts'
import type { OperationFailure } from '../../numbering/operation.ts'
import { termsOf } from '../../numbering/owned-number.ts'
import type { ReleaseAnswer, ReleaseCommand } from '../port/owned-number-store.ts'
import type { Outdated } from '../port/register-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { SoldNumber } from '../rows/to-owned-number.ts'
import type { Decision } from './decision.ts'

/** Nobody owns the number any more; it is free when its aging ends. */
export interface Release {
  readonly freeAt: Instant
  readonly detail: AuditDetail
}

/**
 * The operation of the answer is recorded in any case.
 *
 * @param sold nothing if the resource does not own the number
 */
export function decideRelease(
  { resource, phoneNumber, operationGuid, delay, forced, ...aging }: ReleaseCommand,
  sold: SoldNumber | undefined,
  now: Instant,
): Decision<Exclude<ReleaseAnswer, Outdated>, Release> {
  if (sold?.isProtected) return { answer: { kind: 'protected' } }
  const failure: OperationFailure | undefined = sold === undefined ? 'numberNotFound' : forced?.error
  const subject = { phoneNumber, ...(failure && { failure }) }
  const operation = newOperation('releasePhoneNumber', operationGuid, { now, delay, forced }, subject)
  const answer = { kind: 'accepted', operation } as const
  if (sold === undefined || failure !== undefined) return { answer }
  const { searchId, owned } = sold
  const freeAt = now + agingOf(aging, owned)
  const detail = { command: 'release', resource, searchId, freeAt, terms: termsOf(owned) } as const
  return { answer, change: { freeAt, detail } }
}
