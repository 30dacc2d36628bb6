import { parsePhoneNumber, phoneNumberToInteger } from '../../numbering/phone-number.ts'

const DIGITS = /^\+?[1-9]\d{6,14}$/

/**
 * Reads a number of a file. The plus may be missing, since spreadsheets lose it, and the number may be grouped:
 * `+1 (425) 555-0100`.
 *
 * @returns the number as an integer, or in words what is wrong
 */
export function parseNumber(text: string): number | string {
  // Most numbers need no more than this.
  if (DIGITS.test(text)) return Number(text.startsWith('+') ? text.slice(1) : text)
  if (text === '') return 'the number is missing'
  if (/^\d[.,]\d+E\+?\d+$/i.test(text)) {
    return `${text} has lost its digits: let the spreadsheet treat the column as text`
  }
  const parsed = parsePhoneNumber(text.replace(/^'|[\s().-]/g, ''))
  if (parsed !== undefined) return phoneNumberToInteger(parsed)
  return `${text.slice(0, 40)} is no number in the form of E.164, such as +14255550100`
}
