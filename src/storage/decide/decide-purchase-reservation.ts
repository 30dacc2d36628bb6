import type { Instant } from '../../numbering/instant.ts'
import { type OperationProgress, operationProgress } from '../../numbering/operation.ts'
import type { OwnedNumber } from '../../numbering/owned-number.ts'
import type { Reservation } from '../../numbering/reservation.ts'
import { reservationOperation, reservationPurchaseOperation } from '../../numbering/reservation-operation.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../port/reservation-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { Decision } from './decision.ts'
import { notActive } from './not-active.ts'

/** The hold of the reservation ends by a purchase, and the resource owns the numbers. */
export interface PurchaseOfReservation {
  readonly purchase: OperationProgress
  readonly owned: readonly OwnedNumber[]
  readonly detail: AuditDetail
}

/** @param reservation nothing if the resource has no such reservation */
export function decidePurchaseReservation(
  { resource, reservationId, agreeToNotResell, delay }: PurchaseReservationCommand,
  reservation: Reservation | undefined,
  now: Instant,
): Decision<PurchaseReservationAnswer, PurchaseOfReservation> {
  if (reservation === undefined) return { answer: { kind: 'reservationNotFound' } }
  const before = reservationOperation(reservation)
  if (before !== undefined) return { answer: { kind: 'purchased', operation: before } }

  const refusal = notActive(reservation, now)
  if (refusal !== undefined) return { answer: refusal }
  const { phoneNumbers } = reservation
  if (phoneNumbers.length === 0) return { answer: { kind: 'nothingReserved' } }
  const needsAgreement = phoneNumbers.some(({ agreementToNotResellRequired }) => agreementToNotResellRequired)
  if (needsAgreement && !agreeToNotResell) return { answer: { kind: 'agreementRequired' } }

  const purchase = operationProgress(now, delay)
  const charges = phoneNumbers.map(({ cost }) => cost)
  const claimed = { resource, searchId: reservationId, charges }
  return {
    answer: { kind: 'purchased', operation: reservationPurchaseOperation(reservationId, now, purchase) },
    change: {
      purchase,
      owned: phoneNumbers.map(({ agreementToNotResellRequired: _, ...terms }) => ({
        ...terms,
        purchasedAt: now,
      })),
      detail: { command: 'purchaseReservation', ...claimed, ...purchase },
    },
  }
}
