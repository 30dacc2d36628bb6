import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { Offering, OfferingRequest } from '../../numbering/offering.ts'
import type { Operation, OperationDelay } from '../../numbering/operation.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Reservation, ReservationStatus, ReservationSummary } from '../../numbering/reservation.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'
import type { Timed } from './timed.ts'
import type { TooManyHeld } from './too-many-held.ts'

/**
 * Reservations, each found by its resource and the id that its client chose. A reservation that was deleted,
 * or is older than `RESERVATION_KEPT_MS`, is never found, and its id is free for a new one.
 */
export interface ReservationStore {
  /**
   * Makes or changes a reservation. Numbers to add that the reservation already has, and numbers to remove that it does
   * not have, are ignored. A command that changes nothing leaves the expiry as it is. A command with the repeat key of
   * the command that made the reservation answers that it made it, until another command changes the reservation.
   */
  reserve(command: ReserveCommand): Promise<ReserveAnswer>
  reservation(resource: string, reservationId: string): Promise<Timed<Reservation> | undefined>
  /** The reservations of the resource ordered by expiry, and of those that expire together by id. */
  reservations(resource: string, page: ReservationsPage): Promise<Timed<readonly ReservationSummary[]>>
  /**
   * Deletes an active reservation; its numbers are free at once. A reservation that was deleted, and whose id is not
   * used again, is answered as if it were deleted now, until it is older than `RESERVATION_KEPT_MS`.
   */
  cancelReservation(command: CancelReservationCommand): Promise<CancelReservationAnswer>
  /**
   * Buys all numbers of an active reservation. A repeated purchase changes nothing. `OperationStore.operation` finds
   * the operation for as long as the reservation is kept. A purchase that is forced to fail ends the hold too; the
   * numbers are free when its operation ends, and at the latest when the reservation is no longer kept.
   */
  purchaseReservation(command: PurchaseReservationCommand): Promise<PurchaseReservationAnswer>
}

/** The place of a reservation in the list: by its expiry, and of those that expire together by its id. */
export interface ReservationPlace {
  readonly expiresAt: Instant
  readonly id: string
}

/**
 * At most `limit` reservations behind the place, or from the beginning if it is absent, after the first `skip` of them.
 * A place is there also when its reservation is gone.
 */
export interface ReservationsPage {
  readonly after?: ReservationPlace
  /** To skip takes the longer the more is skipped; to begin at a place does not. */
  readonly skip: number
  readonly limit: number
}

/** A number that a client asks for, and the offerings that fit, best first; none if nothing fits. */
export interface NumberRequest extends OfferingRequest {
  readonly phoneNumber: PhoneNumber
  readonly offerings: readonly Offering[]
  /** The area codes that are open to the resource; any if absent. */
  readonly areaCodes?: readonly string[]
}

export interface ReserveCommand extends RegisterDependent {
  readonly resource: string
  /** A UUID in lower case. */
  readonly reservationId: string
  /** Each number at most once. */
  readonly add: readonly NumberRequest[]
  readonly remove: readonly PhoneNumber[]
  /** How long a change holds the numbers, within `RESERVATION_LIFETIME_MS`. */
  readonly holdMs: number
  /** The same in each sending of the request; no request repeats this one if absent. */
  readonly repeatKey?: string
  /** The most numbers that the resource may hold at a time, these included; no limit if absent. */
  readonly heldLimit?: number
}

/** Why a number could not be added. */
export type ReserveFailure = 'unknownNumber' | 'notFree' | 'notOffered'

export type ReserveAnswer =
  | {
      readonly kind: 'reserved'
      readonly created: boolean
      readonly reservation: Timed<Reservation>
      readonly failed: ReadonlyMap<PhoneNumber, ReserveFailure>
    }
  | NotActive
  /** Nothing was done. */
  | TooManyHeld
  | Outdated

export interface NotActive {
  readonly kind: 'notActive'
  readonly status: Exclude<ReservationStatus, 'active'>
}

export interface CancelReservationCommand {
  readonly resource: string
  readonly reservationId: string
}

export type CancelReservationAnswer =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'reservationNotFound' }
  | NotActive

export interface PurchaseReservationCommand extends RegisterDependent {
  readonly resource: string
  readonly reservationId: string
  /** Whether the buyer agrees not to resell. */
  readonly agreeToNotResell: boolean
  readonly delay: OperationDelay
  readonly forced?: ForcedOutcome
}

export type PurchaseReservationAnswer =
  | { readonly kind: 'purchased'; readonly operation: Operation }
  | { readonly kind: 'reservationNotFound' }
  | { readonly kind: 'nothingReserved' }
  | { readonly kind: 'agreementRequired' }
  | NotActive
  | Outdated
