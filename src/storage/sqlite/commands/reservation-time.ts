import type { Instant } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { type ReservedNumber, reservationStatus } from '../../../numbering/reservation.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import type { KeyedReservation } from '../../rows/to-reservation.ts'
import type { Tables } from '../tables/index.ts'

/**
 * The instant at which to decide about a change of the reservation: now, unless the reservation is active at this
 * instant and no longer has its numbers. Then it had expired, and the clock was set back, and the instant is that of the
 * expiry.
 */
export function reservationTime(
  { numbers }: Pick<Tables, 'numbers'>,
  { key, reservation }: KeyedReservation,
  reserved: readonly ReservedNumber[],
  now: Instant,
): Instant {
  if (reservationStatus(reservation, now) !== 'active') return now
  const { expiresAt } = reservation
  const named = reserved.map(({ phoneNumber }) => phoneNumberToInteger(phoneNumber))
  const place = { freeAt: expiresAt, claim: reservationClaim(key) }
  return numbers.areAt(named, place) ? now : expiresAt
}
