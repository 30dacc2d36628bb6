import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import type { PurchaseAnswer as StoreAnswer } from '../storage/port/hold-store.ts'
import type { Outdated } from '../storage/port/register-store.ts'
import type { Inventory } from './inventory.ts'
import { dependenceOn, underRegister } from './register/under-register.ts'

export type PurchaseAnswer = Exclude<StoreAnswer, Outdated> | { readonly kind: 'suspended' }

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
  return underRegister<PurchaseAnswer | Outdated>(register, async (inForce) => {
    const { isSuspended, operationDelay } = inForce.policyFor(resource)
    if (isSuspended) return { kind: 'suspended' }
    return store.purchase({
      resource,
      searchId,
      agreeToNotResell: request.agreeToNotResell,
      delay: operationDelay,
      ...(request.forced && { forced: request.forced }),
      ...dependenceOn(inForce),
    })
  })
}
