import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { Reservation, ReservationSummary, ReservedNumber } from '../../numbering/reservation.ts'

/** The reservation with the numbers that it has after a change, in their order. */
export function toReservationAfter(
  summary: ReservationSummary,
  kept: readonly ReservedNumber[],
  added: readonly ReservedNumber[],
): Reservation {
  const phoneNumbers = [...kept, ...added].sort(
    (a, b) => phoneNumberToInteger(a.phoneNumber) - phoneNumberToInteger(b.phoneNumber),
  )
  return { ...summary, phoneNumbers }
}
