import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { BoughtNumber } from '../port/leftover-store.ts'
import { integer, type Row, text } from './row.ts'

/** The number in a row of `owned`, with its owner and what was bought. */
export function toBoughtNumber(row: Row): BoughtNumber {
  return {
    resource: text(row, 'resource'),
    phoneNumber: phoneNumberFromInteger(integer(row, 'number')),
    soldBy: text(row, 'search'),
    purchasedAt: integer(row, 'purchased_at'),
  }
}
