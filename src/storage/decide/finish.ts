import type { Instant } from '../../numbering/instant.ts'
import { finishedProgress, type Operation } from '../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import { RESERVATION_KEPT_MS, type ReservedNumber } from '../../numbering/reservation.ts'
import { reservationOperation } from '../../numbering/reservation-operation.ts'
import type { FinishedOperation } from '../port/operation-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { KeyedReservation } from '../rows/to-reservation.ts'
import type { KeyedSearch } from '../rows/to-search.ts'
import { reservationClaim } from './reservation-claim.ts'

/** An operation that ends now, and the entry that tells what this changes; no entry if it changes nothing else. */
export interface Finish {
  readonly finished: FinishedOperation
  readonly entry?: {
    readonly detail: AuditDetail
    /** The numbers that are free from now on, and where they were; no numbers unless the operation fails. */
    readonly freed: readonly number[]
    readonly from: { readonly freeAt: Instant; readonly claim: number }
  }
}

/** The operation, which ends at `now`. */
export function finishOperation(resource: string, operation: Operation, now: Instant): FinishedOperation {
  return { resource, operation: { ...operation, ...finishedProgress(operation, now) } }
}

/** The end of the purchase of a search; nothing if the search was not bought. */
export function finishPurchase(
  resource: string,
  { key, search, purchase }: KeyedSearch,
  now: Instant,
): Finish[] {
  if (purchase === undefined) return []
  const finished = finishOperation(resource, purchase, now)
  const { id: searchId, phoneNumbers, purchaseFailure } = search
  if (purchaseFailure === undefined) return [{ finished }]
  const entry = {
    detail: { command: 'finishPurchase', resource, searchId },
    freed: phoneNumbers.map(phoneNumberToInteger),
    from: { freeAt: purchaseFailure.failsAt, claim: key },
  } as const
  return [{ finished, entry }]
}

/** The end of the purchase of a reservation; nothing if nobody can see the reservation any more. */
export function finishReservationPurchase(
  resource: string,
  { key, reservation }: KeyedReservation,
  reserved: readonly ReservedNumber[],
  now: Instant,
): Finish[] {
  const operation = reservationOperation(reservation)
  if (operation === undefined || reservation.createdAt <= now - RESERVATION_KEPT_MS) return []
  const finished = finishOperation(resource, operation, now)
  const { startsAt } = finished.operation
  const fails = reservation.purchaseFailure !== undefined
  const entry = {
    detail: { command: 'finishReservationPurchase', resource, searchId: reservation.id, startsAt },
    freed: fails ? reserved.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber)) : [],
    from: { freeAt: operation.endsAt, claim: reservationClaim(key) },
  } as const
  return [{ finished, entry }]
}
