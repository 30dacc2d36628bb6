import type { Instant } from './instant.ts'
import { type Operation, operationId } from './operation.ts'
import type { ReservationPurchase, ReservationSummary } from './reservation.ts'

/** The operation that bought the reservation; nothing if it is not bought. The reservation has all its instants. */
export function reservationOperation(reservation: ReservationSummary): Operation | undefined {
  const { id, purchasedAt, purchase } = reservation
  if (purchasedAt === undefined || purchase === undefined) return undefined
  return reservationPurchaseOperation(id, purchasedAt, purchase)
}

/** The operation that bought the reservation of this id at `purchasedAt`. */
export function reservationPurchaseOperation(
  reservationId: string,
  purchasedAt: Instant,
  purchase: ReservationPurchase,
): Operation {
  const type = 'reservationPurchase'
  return { id: operationId(type, reservationId), type, createdAt: purchasedAt, ...purchase }
}

/** The reservation whose purchase has this operation id; `undefined` if it is the id of another operation. */
export function reservationOfOperation(id: string): string | undefined {
  const prefix = operationId('reservationPurchase', '')
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined
}
