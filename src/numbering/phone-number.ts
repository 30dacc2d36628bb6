/** An E.164 number with its leading plus, `+14255550123`. */
export type PhoneNumber = `+${string}`

// ITU-T E.164 allows at most 15 digits and no leading zero; the shortest numbers in use have 7 digits.
const E164 = /^\+?([1-9]\d{6,14})$/

/** Reads an E.164 number that is written with or without its plus; `undefined` for any other text. */
export function parsePhoneNumber(text: string): PhoneNumber | undefined {
  const digits = E164.exec(text)?.[1]
  return digits === undefined ? undefined : `+${digits}`
}

/** The digits alone, which the API calls the number's `id`. */
export function phoneNumberId(phoneNumber: PhoneNumber): string {
  return phoneNumber.slice(1)
}

/** The digits as an integer, which is exact: 15 digits stay below 2^53. */
export function phoneNumberToInteger(phoneNumber: PhoneNumber): number {
  return Number(phoneNumberId(phoneNumber))
}

/** The number whose digits are `integer`. */
export function phoneNumberFromInteger(integer: number): PhoneNumber {
  return `+${integer}`
}
