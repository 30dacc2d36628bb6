import type { AuditEntry, NumberBlock } from './audit-entry.ts'
import { type PhoneNumber, phoneNumberToInteger } from './phone-number.ts'

/** The block by which an entry of the trail brought the number in; `undefined` for other entries. */
export function blockOf(phoneNumber: PhoneNumber, entry: AuditEntry): NumberBlock | undefined {
  if (entry.command !== 'stock') return undefined
  const number = phoneNumberToInteger(phoneNumber)
  return entry.blocks.find(
    ({ first, last }) => phoneNumberToInteger(first) <= number && number <= phoneNumberToInteger(last),
  )
}
