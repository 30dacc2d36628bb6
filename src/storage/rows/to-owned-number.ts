import type { OwnedNumber } from '../../numbering/owned-number.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { integer, type Row } from './row.ts'
import { toQuote } from './to-quote.ts'

/** The number in a row of `owned`. */
export function toOwnedNumber(row: Row): OwnedNumber {
  return {
    phoneNumber: phoneNumberFromInteger(integer(row, 'number')),
    ...toQuote(row),
    purchasedAt: integer(row, 'purchased_at'),
  }
}
