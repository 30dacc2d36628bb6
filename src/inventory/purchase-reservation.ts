import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import type { PurchaseReservationAnswer } from '../storage/port/reservation-store.ts'
import type { Inventory } from './inventory.ts'

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
  return store.purchaseReservation({
    resource,
    reservationId: request.reservationId.toLowerCase(),
    agreeToNotResell: request.agreeToNotResell,
    delay: register.current().policyFor(resource).operationDelay,
    ...(request.forced && { forced: request.forced }),
  })
}
