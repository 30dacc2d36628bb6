import { formatInstant } from '../../numbering/instant.ts'
import { phoneNumberId } from '../../numbering/phone-number.ts'
import {
  type Reservation,
  type ReservationStatus,
  type ReservationSummary,
  reservationStatus,
} from '../../numbering/reservation.ts'
import type { Timed } from '../../storage/port/timed.ts'
import type { AvailablePhoneNumber, PhoneNumbersReservation } from '../contract/reservation-schemas.ts'
import { toAvailablePhoneNumber } from './to-available-phone-number.ts'

const NUMBER_STATUS = {
  active: 'reserved',
  submitted: 'reserved',
  completed: 'purchased',
  expired: 'expired',
} as const satisfies Record<ReservationStatus, AvailablePhoneNumber['status']>

/** The reservation as the API shows it in lists, without its numbers. */
export function toReservationSummary({ value: reservation, now }: Timed<ReservationSummary>) {
  const { id, expiresAt } = reservation
  const status = reservationStatus(reservation, now)
  return { id, expiresAt: formatInstant(expiresAt), status } satisfies PhoneNumbersReservation
}

/** The reservation as the API shows it, with its numbers by their digits. */
export function toReservation(timed: Timed<Reservation>) {
  const { id, expiresAt, status } = toReservationSummary(timed)
  const phoneNumbers: Record<string, AvailablePhoneNumber> = {}
  for (const reserved of timed.value.phoneNumbers) {
    phoneNumbers[phoneNumberId(reserved.phoneNumber)] = toAvailablePhoneNumber(
      reserved,
      NUMBER_STATUS[status],
    )
  }
  return { id, expiresAt, phoneNumbers, status } satisfies PhoneNumbersReservation
}
