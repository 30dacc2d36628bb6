import { type PhoneNumber, phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { reservationClaim } from '../../decide/reservation-claim.ts'
import { HoldLostError } from '../storage-fault.ts'
import type { StockedNumber } from '../tables/lock-stocked-numbers.ts'
import type { OpenReservation } from './begin-change.ts'

/**
 * Checks that the reservation holds its numbers, which this transaction has locked.
 *
 * @throws HoldLostError if it does not
 */
export function requireHeld(
  { key, reservation }: OpenReservation,
  reserved: readonly { readonly phoneNumber: PhoneNumber }[],
  locked: ReadonlyMap<number, StockedNumber>,
): void {
  const claim = reservationClaim(key)
  const isHeld = ({ phoneNumber }: { readonly phoneNumber: PhoneNumber }) => {
    const found = locked.get(phoneNumberToInteger(phoneNumber))
    return found?.freeAt === reservation.expiresAt && found.claim === claim
  }
  if (!reserved.every(isHeld)) {
    throw new HoldLostError(`The reservation ${key} does not hold its numbers any more`)
  }
}
