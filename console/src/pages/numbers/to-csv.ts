import type { PurchasedPhoneNumber } from '../../../generated/acs.d.ts'

const HEADER = [
  'phoneNumber',
  'country',
  'type',
  'assignment',
  'calling',
  'sms',
  'amount',
  'currency',
  'bought',
]

/** The numbers as CSV with a header: https://www.rfc-editor.org/rfc/rfc4180 */
export function toCsv(numbers: readonly PurchasedPhoneNumber[]): string {
  const rows = numbers.map(
    ({ phoneNumber, countryCode, phoneNumberType, assignmentType, capabilities, cost, purchaseDate }) => [
      phoneNumber,
      countryCode,
      phoneNumberType,
      assignmentType,
      capabilities.calling,
      capabilities.sms,
      String(cost.amount),
      cost.currencyCode,
      purchaseDate,
    ],
  )
  return [HEADER, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}
