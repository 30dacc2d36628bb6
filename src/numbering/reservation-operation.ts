import { type Operation, operationId } from './operation.ts'
import type { ReservationSummary } from './reservation.ts'

/** The operation that bought the reservation. It is not kept beside it: the reservation has all its instants. */
export function reservationOperation({
  id,
  purchasedAt,
  purchase,
}: ReservationSummary): Operation | undefined {
  if (purchasedAt === undefined || purchase === undefined) return undefined
  return {
    id: operationId('reservationPurchase', id),
    type: 'reservationPurchase',
    createdAt: purchasedAt,
    ...purchase,
  }
}

/** The reservation whose purchase has this operation id; `undefined` if it is the id of another operation. */
export function reservationOfOperation(id: string): string | undefined {
  const prefix = operationId('reservationPurchase', '')
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined
}
