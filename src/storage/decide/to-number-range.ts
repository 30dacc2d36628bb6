import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { PhoneNumberRange } from '../port/number-change-store.ts'

export function toNumberRange({ first, last }: PhoneNumberRange): NumberRange {
  return { first: phoneNumberToInteger(first), last: phoneNumberToInteger(last) }
}
