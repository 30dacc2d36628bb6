import type { Instant } from './instant.ts'
import { type Operation, type OperationProgress, operationId } from './operation.ts'
import type { ReservationSummary } from './reservation.ts'
import type { SearchError } from './search-error.ts'

/** The operation that bought the reservation, with the instants of the reservation; `undefined` if it is not bought. */
export function reservationOperation(reservation: ReservationSummary): Operation | undefined {
  const { id, purchasedAt, purchaseFailure, purchase } = reservation
  const acceptedAt = purchasedAt ?? purchaseFailure?.acceptedAt
  if (acceptedAt === undefined || purchase === undefined) return undefined
  return reservationPurchaseOperation(id, acceptedAt, purchase, purchaseFailure?.error)
}

/** The operation that bought the reservation of this id, or fails to; it was accepted at `acceptedAt`. */
export function reservationPurchaseOperation(
  reservationId: string,
  acceptedAt: Instant,
  purchase: OperationProgress,
  failure?: SearchError,
): Operation {
  const type = 'reservationPurchase'
  return {
    id: operationId(type, reservationId),
    type,
    createdAt: acceptedAt,
    ...purchase,
    ...(failure && { failure }),
  }
}
