import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import { type Operation, operationId } from '../numbering/operation.ts'
import { parsePhoneNumber } from '../numbering/phone-number.ts'
import type { Inventory } from './inventory.ts'

/** A release that was accepted; its operation may have failed. */
export interface Release {
  readonly operation: Operation
  /** Whether an earlier sending of the request was answered with the same operation. */
  readonly isRepeated: boolean
}

/**
 * Gives a number back. Where the resource does not own the number, the operation fails, as it does on the live
 * service; `undefined` for a text that is no number.
 */
export async function release(
  { store, register, newGuid }: Inventory,
  resource: string,
  text: string,
  origin: { readonly repeatKey?: string; readonly forced?: ForcedOutcome } = {},
): Promise<Release | undefined> {
  const phoneNumber = parsePhoneNumber(text)
  if (phoneNumber === undefined) return undefined
  const { agingMs, operationDelay } = register.current().policyFor(resource)
  const operationGuid = newGuid()
  const operation = await store.release({
    resource,
    phoneNumber,
    agingMs,
    operationGuid,
    delay: operationDelay,
    ...origin,
  })
  return { operation, isRepeated: operation.id !== operationId('releasePhoneNumber', operationGuid) }
}
