import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'

/** A range of numbers in words, `+14255550100 to +14255550199`. */
export function rangeName({ first, last }: { readonly first: number; readonly last: number }): string {
  const from = phoneNumberFromInteger(first)
  return first === last ? from : `${from} to ${phoneNumberFromInteger(last)}`
}
