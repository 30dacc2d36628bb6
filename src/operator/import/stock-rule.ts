import type { CountryCode, Metadata } from 'libphonenumber-js/max'
import { MOBILE_AREA_CODES } from '../../catalog/mobile-area-codes.ts'
import { isNumberingCountry } from '../../catalog/numbering-countries.ts'
import { isTollFreeAreaCode } from '../../catalog/toll-free-area-codes.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { Stock } from '../../numbering/stock.ts'

/** The most numbers in one range of an import: a typing error in a range brings in a number plan otherwise. */
export const LARGEST_RANGE = 10_000_000

/** What the numbers of a stock look like. */
export interface StockRule {
  /** The digits that all numbers of the stock begin with: the calling code, and mostly the area code. */
  readonly prefix: string
  readonly callingCode: string
  /** How many digits may follow the calling code. */
  readonly lengths: readonly number[]
  /** All numbers that the stock can have, a range for each length. */
  readonly ranges: readonly NumberRange[]
}

/** The rule of a stock, or in words why there can be no such stock. */
export type FindStockRule = (stock: Stock) => StockRule | string

/**
 * Rules by the metadata of libphonenumber: calling codes, and the lengths that numbers of a country can have. Whether a
 * number is in use is not asked, since regulators keep numbers for fiction that no network has.
 */
export async function loadStockRules(): Promise<FindStockRule> {
  // Loaded only here: the metadata takes longer to load than most of the program.
  const { Metadata, getCountryCallingCode, isSupportedCountry } = await import('libphonenumber-js/max')
  return (stock) => {
    const { country, areaCode } = stock
    if (!isNumberingCountry(country) || !isSupportedCountry(country)) {
      return `country ${country.slice(0, 40)} is no ISO 3166-1 code of a country with numbers, such as US`
    }
    if (!/^\d{0,8}$/.test(areaCode))
      return `areaCode ${areaCode.slice(0, 40)} must be digits, without a trunk prefix`
    const callingCode = getCountryCallingCode(country)
    const lengths = lengthsOf(new Metadata(), country)
    if (callingCode === '1') {
      const wrong = whyNotNorthAmerican(stock)
      if (wrong !== undefined) return wrong
    }
    const prefix = `${callingCode}${isOfAPlace(stock) ? '' : areaCode}`
    const ranges = lengths.flatMap((length) => rangeOf(prefix, callingCode.length + length))
    return { callingCode, lengths, prefix, ranges }
  }
}

/** The numbers of a length that begin with the digits; none if the digits are more. */
function rangeOf(prefix: string, length: number): NumberRange[] {
  const rest = length - prefix.length
  return rest < 0
    ? []
    : [{ first: Number(prefix + '0'.repeat(rest)), last: Number(prefix + '9'.repeat(rest)) }]
}

function lengthsOf(metadata: Metadata, country: CountryCode): readonly number[] {
  metadata.selectNumberingPlan(country)
  if (metadata.numberingPlan === undefined) throw new Error(`There is no numbering plan of ${country}`)
  return metadata.numberingPlan.possibleLengths()
}

/** Whether the service lists mobile numbers under the area code of a place, which they do not begin with. */
function isOfAPlace({ country, areaCode, numberType }: Stock): boolean {
  return (
    numberType === 'mobile' &&
    MOBILE_AREA_CODES.some(
      (listed) => listed.country === country && listed.areaCode === areaCode && listed.locality !== undefined,
    )
  )
}

function whyNotNorthAmerican({ country, areaCode, numberType }: Stock): string | undefined {
  if (!/^[2-9]\d\d$/.test(areaCode)) return `areaCode must be the three digits after +1 in ${country}`
  const isTollFree = isTollFreeAreaCode(country, areaCode) || isTollFreeAreaCode('US', areaCode)
  if (isTollFree === (numberType === 'tollFree')) return undefined
  return isTollFree
    ? `area code ${areaCode} is for tollFree numbers, not for ${numberType}`
    : `area code ${areaCode} is not for tollFree numbers`
}

/** In words why the stock can not have the numbers from `first` to `last`; `undefined` if it can. */
export function whyNotInStock(
  { prefix, callingCode, lengths, ranges }: StockRule,
  { first, last }: NumberRange,
): string | undefined {
  // Most numbers need no more than this: the texts below are for words.
  const isWithin = ranges.some((range) => first >= range.first && last <= range.last)
  if (isWithin && first <= last && last - first < LARGEST_RANGE) return undefined
  if (first > last) return `+${first} is above +${last}: first is the lower number`
  const [low, high] = [String(first), String(last)]
  if (low.length !== high.length) return `+${first} and +${last} have different lengths`
  if (last - first >= LARGEST_RANGE) {
    return `+${first} to +${last} are more than ${LARGEST_RANGE} numbers: make several ranges of them`
  }
  for (const number of low === high ? [low] : [low, high]) {
    if (!number.startsWith(callingCode)) return `+${number} does not begin with +${callingCode}`
    const digits = number.length - callingCode.length
    if (!lengths.includes(digits)) {
      return `+${number} has ${digits} digits after +${callingCode}, and there numbers have ${lengths.join(', ')}`
    }
    if (!number.startsWith(prefix)) {
      return `+${number} is not in area code ${prefix.slice(callingCode.length)}`
    }
  }
  return undefined
}
