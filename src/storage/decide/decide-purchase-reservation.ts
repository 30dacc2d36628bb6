import { type Instant, NEVER } from '../../numbering/instant.ts'
import { operationProgress } from '../../numbering/operation.ts'
import { RESERVATION_KEPT_MS, type Reservation } from '../../numbering/reservation.ts'
import { reservationOperation, reservationPurchaseOperation } from '../../numbering/reservation-operation.ts'
import type { PurchaseReservationAnswer, PurchaseReservationCommand } from '../port/reservation-store.ts'
import type { Decision } from './decision.ts'
import type { EndOfHold } from './end-of-hold.ts'
import { notActive } from './not-active.ts'

/** @param reservation nothing if the resource has no such reservation */
export function decidePurchaseReservation(
  { resource, reservationId, agreeToNotResell, delay, forced = {} }: PurchaseReservationCommand,
  reservation: Reservation | undefined,
  now: Instant,
): Decision<PurchaseReservationAnswer, EndOfHold> {
  if (reservation === undefined) return { answer: { kind: 'reservationNotFound' } }
  const before = reservationOperation(reservation)
  if (before !== undefined) return { answer: { kind: 'purchased', operation: before } }

  const refusal = notActive(reservation, now)
  if (refusal !== undefined) return { answer: refusal }
  const claimed = { resource, searchId: reservationId }
  if (forced.expires) {
    const detail = { command: 'expireReservation', ...claimed } as const
    return { answer: { kind: 'notActive', status: 'expired' }, change: { freeAt: now, detail } }
  }
  const { phoneNumbers, createdAt } = reservation
  if (phoneNumbers.length === 0) return { answer: { kind: 'nothingReserved' } }
  const needsAgreement = phoneNumbers.some(({ agreementToNotResellRequired }) => agreementToNotResellRequired)
  if (needsAgreement && !agreeToNotResell) return { answer: { kind: 'agreementRequired' } }

  const { error, rule } = forced
  const { startsAt, endsAt } = operationProgress(now, delay, forced)
  // Nothing could free the numbers of a reservation that is no longer kept.
  const lastsUntil = error === undefined ? endsAt : Math.min(endsAt, createdAt + RESERVATION_KEPT_MS)
  const progress = { startsAt, endsAt: lastsUntil }
  const operation = reservationPurchaseOperation(reservationId, now, progress, error)
  const answer = { kind: 'purchased', operation } as const
  const purchase = { ...progress, ...(error && { error }), ...(rule !== undefined && { rule }) }
  if (error !== undefined) {
    const detail = { command: 'reservationPurchaseFailed', ...claimed, error, ...progress } as const
    return { answer, change: { purchase, freeAt: lastsUntil, detail } }
  }
  const charges = phoneNumbers.map(({ cost }) => cost)
  const detail = { command: 'purchaseReservation', ...claimed, charges, ...progress } as const
  return { answer, change: { purchase, freeAt: NEVER, detail } }
}
