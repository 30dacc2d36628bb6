import type { CapabilitiesPatch } from '../numbering/capabilities.ts'
import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import { operationId } from '../numbering/operation.ts'
import { parsePhoneNumber } from '../numbering/phone-number.ts'
import type { UpdateCapabilitiesAnswer } from '../storage/port/owned-number-store.ts'
import type { Outdated } from '../storage/port/register-store.ts'
import type { Inventory } from './inventory.ts'
import { dependenceOn, underRegister } from './register/under-register.ts'

/** What a change of capabilities comes to. */
export type CapabilitiesAnswer =
  | (Extract<UpdateCapabilitiesAnswer, { kind: 'updated' }> & {
      /** Whether an earlier sending of the request was answered with the same operation. */
      readonly isRepeated: boolean
    })
  | Exclude<UpdateCapabilitiesAnswer, { kind: 'updated' } | Outdated>
  | { readonly kind: 'suspended' }
  | { readonly kind: 'invalidNumber' }

/** Changes the capabilities of a number that the resource owns, within the capabilities of its offering. */
export async function updateCapabilities(
  { store, register, newGuid }: Inventory,
  resource: string,
  text: string,
  patch: CapabilitiesPatch,
  origin: { readonly repeatKey?: string; readonly forced?: ForcedOutcome } = {},
): Promise<CapabilitiesAnswer> {
  const phoneNumber = parsePhoneNumber(text)
  if (phoneNumber === undefined) return { kind: 'invalidNumber' }
  const operationGuid = newGuid()
  type Answer = UpdateCapabilitiesAnswer | { readonly kind: 'suspended' }
  const answer = await underRegister<Answer>(register, async (inForce) => {
    const { isSuspended, operationDelay: delay } = inForce.policyFor(resource)
    if (isSuspended) return { kind: 'suspended' }
    const command = { resource, phoneNumber, patch, operationGuid, delay }
    return store.updateCapabilities({ ...command, ...origin, ...dependenceOn(inForce) })
  })
  if (answer.kind !== 'updated') return answer
  const id = operationId('updatePhoneNumberCapabilities', operationGuid)
  return { ...answer, isRepeated: answer.operation.id !== id }
}
