import type { Instant } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'

/** The numbers that a search holds, or held, until `expiresAt`. */
export interface SearchHold {
  readonly resource: string
  readonly searchId: string
  readonly phoneNumbers: readonly PhoneNumber[]
  readonly expiresAt: Instant
}

/** The numbers that a reservation holds, or held, until `expiresAt`, ascending; it may have none. */
export interface ReservationHold {
  readonly resource: string
  readonly reservationId: string
  readonly phoneNumbers: readonly PhoneNumber[]
  readonly expiresAt: Instant
}
