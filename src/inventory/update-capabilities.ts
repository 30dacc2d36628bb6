import type { CapabilitiesPatch } from '../numbering/capabilities.ts'
import { parsePhoneNumber } from '../numbering/phone-number.ts'
import type { UpdateCapabilitiesAnswer } from '../storage/port/owned-number-store.ts'
import type { Inventory } from './inventory.ts'

/** Changes the capabilities of a number that the resource owns, within the capabilities of its offering. */
export async function updateCapabilities(
  { store, register, newGuid }: Inventory,
  resource: string,
  text: string,
  patch: CapabilitiesPatch,
): Promise<UpdateCapabilitiesAnswer | { readonly kind: 'invalidNumber' }> {
  const phoneNumber = parsePhoneNumber(text)
  if (phoneNumber === undefined) return { kind: 'invalidNumber' }
  return store.updateCapabilities({
    resource,
    phoneNumber,
    patch,
    operationGuid: newGuid(),
    delay: register.current().policyFor(resource).operationDelay,
  })
}
