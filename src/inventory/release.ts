import type { Operation } from '../numbering/operation.ts'
import { parsePhoneNumber } from '../numbering/phone-number.ts'
import type { Inventory } from './inventory.ts'

/**
 * Gives a number back. Where the resource does not own the number, the operation fails, as it does on the live
 * service; `undefined` for a text that is no number.
 */
export async function release(
  { store, register, newGuid }: Inventory,
  resource: string,
  text: string,
): Promise<Operation | undefined> {
  const phoneNumber = parsePhoneNumber(text)
  if (phoneNumber === undefined) return undefined
  const { agingMs, operationDelay } = register.current().policyFor(resource)
  return store.release({
    resource,
    phoneNumber,
    agingMs,
    operationGuid: newGuid(),
    delay: operationDelay,
  })
}
