import { type PhoneNumber, parsePhoneNumber } from '../numbering/phone-number.ts'
import { UsageError } from '../usage-error.ts'

/** @throws {UsageError} if the argument is no E.164 number */
export function parseNumber(text: string): PhoneNumber {
  const phoneNumber = parsePhoneNumber(text.trim())
  if (phoneNumber === undefined) throw new UsageError(`${text} is no E.164 number, such as +14255550123`)
  return phoneNumber
}
