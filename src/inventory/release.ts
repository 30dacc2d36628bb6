import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import { type Operation, operationId } from '../numbering/operation.ts'
import { type PhoneNumber, parsePhoneNumber } from '../numbering/phone-number.ts'
import type { Outdated } from '../storage/port/register-store.ts'
import type { Inventory } from './inventory.ts'
import { dependenceOn, underRegister } from './register/under-register.ts'

export type ReleaseOutcome =
  | AcceptedRelease
  /** The text is no number. */
  | { readonly kind: 'invalidNumber' }
  | { readonly kind: 'suspended' }
  /** The operator has protected the number; nothing was done. */
  | { readonly kind: 'protected'; readonly phoneNumber: PhoneNumber }

/** A release that was accepted; its operation may have failed. */
export interface AcceptedRelease {
  readonly kind: 'accepted'
  readonly operation: Operation
  /** Whether an earlier sending of the request was answered with the same operation. */
  readonly isRepeated: boolean
}

/**
 * Gives a number back. Where the resource does not own the number, the operation fails, as it does on the live
 * service.
 */
export async function release(
  { store, register, newGuid }: Inventory,
  resource: string,
  text: string,
  origin: { readonly repeatKey?: string; readonly forced?: ForcedOutcome } = {},
): Promise<ReleaseOutcome> {
  const phoneNumber = parsePhoneNumber(text)
  if (phoneNumber === undefined) return { kind: 'invalidNumber' }
  const operationGuid = newGuid()
  return underRegister<ReleaseOutcome | Outdated>(register, async (inForce) => {
    const { isSuspended, agingMs, agingRules, operationDelay: delay } = inForce.policyFor(resource)
    if (isSuspended) return { kind: 'suspended' }
    const aging = { agingMs, ...(agingRules && { agingRules }) }
    const command = { resource, phoneNumber, operationGuid, delay, ...aging }
    const answer = await store.release({ ...command, ...origin, ...dependenceOn(inForce) })
    if (answer.kind === 'outdated') return answer
    if (answer.kind === 'protected') return { kind: 'protected', phoneNumber }
    const { operation } = answer
    const isRepeated = operation.id !== operationId('releasePhoneNumber', operationGuid)
    return { kind: 'accepted', operation, isRepeated }
  })
}
