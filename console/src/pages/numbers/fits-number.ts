import type { PurchasedPhoneNumber } from '../../../generated/acs.d.ts'
import { countryText, typeText } from '../../shared/format.ts'

/** Whether a number has all words of the filter in its digits, its country or its type. */
export function fitsNumber(
  { phoneNumber, countryCode, phoneNumberType }: PurchasedPhoneNumber,
  filter: string,
): boolean {
  // People write numbers with spaces, dashes and brackets.
  const digits = filter.replace(/[\s().-]/g, '')
  if (/^\+?\d+$/.test(digits)) return phoneNumber.includes(digits)
  const text = `${countryCode} ${countryText(countryCode)} ${typeText(phoneNumberType)}`.toLocaleLowerCase()
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
