import type { PurchaseAnswer } from '../storage/port/hold-store.ts'
import type { Inventory } from './inventory.ts'

/** Buys all that a search of the resource holds. */
export function purchase(
  { store, register }: Inventory,
  resource: string,
  request: { searchId: string; agreeToNotResell: boolean },
): Promise<PurchaseAnswer> {
  return store.purchase({
    resource,
    searchId: request.searchId.toLowerCase(),
    agreeToNotResell: request.agreeToNotResell,
    delay: register.current().policyFor(resource).operationDelay,
  })
}
