import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import type { Outdated } from '../storage/port/register-store.ts'
import type { PurchaseReservationAnswer as StoreAnswer } from '../storage/port/reservation-store.ts'
import type { Inventory } from './inventory.ts'
import { dependenceOn, underRegister } from './register/under-register.ts'

export type PurchaseReservationAnswer = Exclude<StoreAnswer, Outdated> | { readonly kind: 'suspended' }

/** Buys all that an active reservation of the resource holds. */
export function purchaseReservation(
  { store, register }: Inventory,
  resource: string,
  request: {
    readonly reservationId: string
    readonly agreeToNotResell: boolean
    readonly forced?: ForcedOutcome
  },
): Promise<PurchaseReservationAnswer> {
  return underRegister<PurchaseReservationAnswer | Outdated>(register, async (inForce) => {
    const { isSuspended, operationDelay } = inForce.policyFor(resource)
    if (isSuspended) return { kind: 'suspended' }
    return store.purchaseReservation({
      resource,
      reservationId: request.reservationId.toLowerCase(),
      agreeToNotResell: request.agreeToNotResell,
      delay: operationDelay,
      ...(request.forced && { forced: request.forced }),
      ...dependenceOn(inForce),
    })
  })
}
