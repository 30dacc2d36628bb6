import { parsePhoneNumber, phoneNumberToInteger } from '../numbering/phone-number.ts'
import type { NumberRange } from '../numbering/prefix-ranges.ts'

/** Writes a range as `+14255550100-+14255550199`; a single number as itself. */
export function formatRange({ first, last }: NumberRange): string {
  return first === last ? `+${first}` : `+${first}-+${last}`
}

/** Reads such a range, with or without its plus signs; `undefined` for any other text. The limits may be in any order. */
export function parseRange(text: string): NumberRange | undefined {
  const [first, last, ...more] = text.split('-').map((one) => parsePhoneNumber(one.trim()))
  if (first === undefined || more.length > 0) return undefined
  if (last === undefined && text.includes('-')) return undefined
  return { first: phoneNumberToInteger(first), last: phoneNumberToInteger(last ?? first) }
}
