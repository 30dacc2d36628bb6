import type { OwnedNumber } from '../../numbering/owned-number.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { integer, type Row, text } from './row.ts'
import { toQuote } from './to-quote.ts'

/** An owned number, and the search or reservation that sold it. */
export interface SoldNumber {
  readonly owned: OwnedNumber
  readonly searchId: string
}

/** The number in a row of `owned`. */
export function toOwnedNumber(row: Row): OwnedNumber {
  return {
    phoneNumber: phoneNumberFromInteger(integer(row, 'number')),
    ...toQuote(row),
    purchasedAt: integer(row, 'purchased_at'),
  }
}

/** The number in a row of `owned`, with the search or reservation that sold it. */
export function toSoldNumber(row: Row): SoldNumber {
  return { owned: toOwnedNumber(row), searchId: text(row, 'search') }
}
