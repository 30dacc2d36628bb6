import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../numbering/reservation.ts'
import { flag, integer, type Row } from './row.ts'
import { toQuote } from './to-quote.ts'

/** The number in a row of `reserved_number`. */
export function toReservedNumber(row: Row): ReservedNumber {
  return {
    phoneNumber: phoneNumberFromInteger(integer(row, 'number')),
    ...toQuote(row),
    agreementToNotResellRequired: flag(row, 'agreement'),
  }
}
