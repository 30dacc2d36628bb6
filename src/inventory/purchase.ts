import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import type { PurchaseAnswer } from '../storage/port/hold-store.ts'
import type { Inventory } from './inventory.ts'

/** Buys all that a search of the resource holds. */
export function purchase(
  { store, register, sentSearches }: Inventory,
  resource: string,
  request: {
    readonly searchId: string
    readonly agreeToNotResell: boolean
    readonly forced?: ForcedOutcome
  },
): Promise<PurchaseAnswer> {
  const searchId = request.searchId.toLowerCase()
  sentSearches.forget(resource, searchId)
  return store.purchase({
    resource,
    searchId,
    agreeToNotResell: request.agreeToNotResell,
    delay: register.current().policyFor(resource).operationDelay,
    ...(request.forced && { forced: request.forced }),
  })
}
