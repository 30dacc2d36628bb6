import type { PurchaseReservationAnswer } from '../storage/port/reservation-store.ts'
import type { Inventory } from './inventory.ts'

/** Buys all that an active reservation of the resource holds. */
export function purchaseReservation(
  { store, register }: Inventory,
  resource: string,
  request: { reservationId: string; agreeToNotResell: boolean },
): Promise<PurchaseReservationAnswer> {
  return store.purchaseReservation({
    resource,
    reservationId: request.reservationId.toLowerCase(),
    agreeToNotResell: request.agreeToNotResell,
    delay: register.current().policyFor(resource).operationDelay,
  })
}
