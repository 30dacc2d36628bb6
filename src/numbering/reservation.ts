import type { Capabilities } from './capabilities.ts'
import { type HoldInstants, holdState } from './hold.ts'
import type { Instant } from './instant.ts'
import type { AssignmentType, Cost, NumberType } from './offering.ts'
import type { OperationProgress } from './operation.ts'
import type { PhoneNumber } from './phone-number.ts'

/** A number in a reservation, with the quote that was made when it was added. */
export interface ReservedNumber {
  readonly phoneNumber: PhoneNumber
  readonly country: string
  readonly numberType: NumberType
  readonly assignmentType: AssignmentType
  /** The capabilities that the client asked for. */
  readonly capabilities: Capabilities
  /** The most that the capabilities can be changed to once the number is bought. */
  readonly offeredCapabilities: Capabilities
  readonly cost: Cost
  readonly agreementToNotResellRequired: boolean
}

/** A reservation without its numbers, as lists show it. */
export interface ReservationSummary extends HoldInstants {
  /** A UUID in lower case, chosen by the client. */
  readonly id: string
  readonly createdAt: Instant
  /** The progress of the purchase; present if and only if `purchasedAt` or `purchaseFailure` is. */
  readonly purchase?: OperationProgress
}

/** A hold that its resource edits until it is bought, deleted or expired. */
export interface Reservation extends ReservationSummary {
  /** Ordered by number. The numbers stay in the reservation when they are bought. */
  readonly phoneNumbers: readonly ReservedNumber[]
}

/** The status of a reservation, in the API's own words. */
export type ReservationStatus = 'active' | 'submitted' | 'completed' | 'expired'

/**
 * The longest that any reservation lasts, in milliseconds: "up to a maximum of 2 hours from creation time"
 * (https://github.com/Azure/azure-rest-api-specs, PhoneNumbers_CreateOrUpdateReservation).
 */
export const RESERVATION_LIFETIME_MS = 2 * 60 * 60_000

/**
 * How long a reservation can be read, in milliseconds: "Reservations older than 1 month are automatically
 * deleted" (https://github.com/Azure/azure-rest-api-specs, PhoneNumbersReservation). A month is 30 days.
 */
export const RESERVATION_KEPT_MS = 30 * 24 * 60 * 60_000

/** The expiry of a reservation that is changed at `now`, where a change holds for `holdMs`. */
export function reservationExpiry(createdAt: Instant, now: Instant, holdMs: number): Instant {
  return Math.min(now + holdMs, createdAt + RESERVATION_LIFETIME_MS)
}

/**
 * The status at `now`; at the very instant of its expiry a reservation is expired. The API has no status for a purchase
 * that failed: such a reservation is expired, and its numbers are no longer held.
 */
export function reservationStatus(reservation: ReservationSummary, now: Instant): ReservationStatus {
  const { purchase } = reservation
  if (purchase !== undefined && now < purchase.endsAt) return 'submitted'
  switch (holdState(reservation, now)) {
    case 'held':
      return 'active'
    case 'purchased':
      return 'completed'
    default:
      return 'expired'
  }
}
