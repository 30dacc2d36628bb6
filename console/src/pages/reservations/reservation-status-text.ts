import type { PhoneNumbersReservation } from '../../../generated/acs.d.ts'

const WORDS: Readonly<Record<NonNullable<PhoneNumbersReservation['status']>, string>> = {
  active: 'Reserved',
  submitted: 'Being bought',
  completed: 'Bought',
  expired: 'Ended',
}

export function reservationStatusText(status: PhoneNumbersReservation['status']): string {
  return status === undefined ? '' : WORDS[status]
}
