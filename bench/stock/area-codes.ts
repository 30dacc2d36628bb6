import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../src/numbering/phone-number.ts'

/** How many numbers an area code has room for. */
export const AREA_CODE_SIZE = 10_000_000

/** The area code of the stock `index`, from 0 on. They are made up; no number is ever called. */
export function areaCode(index: number): string {
  return String(201 + index)
}

/** The area codes of the first `count` stocks. */
export function areaCodes(count: number): string[] {
  return Array.from({ length: count }, (_, index) => areaCode(index))
}

/** The first number of the stock, as an integer. */
export function firstNumber(index: number): number {
  return Number(`1${areaCode(index)}`) * AREA_CODE_SIZE
}

/** The `count` numbers of the stock from its number `from` on, the first one if absent. */
export function areaCodeBlock(index: number, count: number, from = 0): NumberBlock {
  const first = firstNumber(index) + from
  return {
    stock: {
      country: 'US',
      numberType: 'geographic',
      areaCode: areaCode(index),
      capabilities: { calling: 'inbound+outbound', sms: 'none' },
    },
    first: phoneNumberFromInteger(first),
    last: phoneNumberFromInteger(first + count - 1),
  }
}
