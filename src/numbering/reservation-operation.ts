import type { Instant } from './instant.ts'
import { type Operation, type OperationProgress, operationId } from './operation.ts'
import type { ReservationSummary } from './reservation.ts'

/** The operation that bought the reservation, with the instants of the reservation; `undefined` if it is not bought. */
export function reservationOperation(reservation: ReservationSummary): Operation | undefined {
  const { id, purchasedAt, purchase } = reservation
  if (purchasedAt === undefined || purchase === undefined) return undefined
  return reservationPurchaseOperation(id, purchasedAt, purchase)
}

/** The operation that bought the reservation of this id at `purchasedAt`. */
export function reservationPurchaseOperation(
  reservationId: string,
  purchasedAt: Instant,
  purchase: OperationProgress,
): Operation {
  const type = 'reservationPurchase'
  return { id: operationId(type, reservationId), type, createdAt: purchasedAt, ...purchase }
}
