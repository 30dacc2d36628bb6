import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { defaultBlocks } from '../../src/catalog/default-blocks.ts'
import { defaultStock } from '../../src/catalog/default-stock.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { isTollFreeAreaCode } from '../../src/catalog/toll-free-area-codes.ts'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../../src/numbering/phone-number.ts'
import { matchingStocks } from '../../src/numbering/stock.ts'
import { EVERYTHING } from '../support/everything.ts'
import { callingCodeOf } from './calling-code-of.ts'
import { isReserved } from './is-reserved.ts'

const TYPES: Record<string, readonly (string | undefined)[]> = {
  geographic: ['FIXED_LINE', 'FIXED_LINE_OR_MOBILE'],
  tollFree: ['TOLL_FREE'],
  mobile: ['MOBILE'],
}

const nanp = deriveNanpAreaCodes()
const blocks = defaultBlocks(nanp)
const numbers = blocks.flatMap((block) => integersOf(block).map((integer) => ({ block, integer })))

describe('default stock', () => {
  it('has the counts that the documentation gives', () => {
    const counts = new Map<string, number>()
    for (const { block } of numbers) {
      const { country, numberType } = block.stock
      const kind = `${country} ${numberType}${block.synthetic ? ' synthetic' : ''}`
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
    expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
      {
        "AU geographic": 80000,
        "AU mobile": 6,
        "AU tollFree": 6,
        "CA geographic": 5500,
        "DE geographic": 5000,
        "FR geographic": 50000,
        "FR tollFree synthetic": 20,
        "GB geographic": 14000,
        "GB tollFree": 1000,
        "IE geographic synthetic": 20,
        "IE mobile synthetic": 20,
        "SE geographic": 400,
        "SE mobile": 95,
        "US geographic": 35900,
        "US tollFree": 501,
      }
    `)
    expect(numbers.length).toMatchInlineSnapshot(`192468`)
  })

  it('has no number twice', () => {
    expect(new Set(numbers.map(({ integer }) => integer)).size).toBe(numbers.length)
  })

  it('has only valid numbers, of the country and type that they are sold as', () => {
    const tried = EVERYTHING ? numbers : numbers.filter((_, index) => index % 10 === 0)
    const wrong = tried.filter(({ block, integer }) => {
      const { country, numberType, areaCode } = block.stock
      const number = parsePhoneNumberFromString(phoneNumberFromInteger(integer))
      if (number === undefined || !number.isValid()) return true
      // Toll-free area codes are common to the North American plan, which leaves the country open.
      const hasCountry =
        number.country === country ||
        (number.countryCallingCode === '1' && isTollFreeAreaCode(country, areaCode))
      return !hasCountry || !TYPES[numberType]?.includes(number.getType())
    })
    expect(firstOf(wrong)).toEqual([])
  })

  it('marks every number as synthetic that is not kept for fiction', () => {
    const mislabelled = numbers.filter(({ block, integer }) => isReserved(integer) === block.synthetic)
    expect(firstOf(mislabelled)).toEqual([])
  })

  it('has numbers that begin with their area code, but for the mobile ones that belong to Dublin', () => {
    const strangers = blocks.filter(({ stock, first, last }) => {
      const prefix = `+${callingCodeOf(stock.country)}${stock.areaCode}`
      return !first.startsWith(prefix) || !last.startsWith(prefix)
    })
    expect(strangers.map(({ stock }) => [stock.country, stock.numberType, stock.areaCode])).toEqual([
      ['IE', 'mobile', '1'],
    ])
  })

  it('has toll-free area codes for its toll-free numbers and for no others', () => {
    const mistaken = blocks.filter(
      ({ stock }) => isTollFreeAreaCode(stock.country, stock.areaCode) !== (stock.numberType === 'tollFree'),
    )
    expect(mistaken).toEqual([])
  })

  it('can all be sold by an offering', () => {
    const unsold = blocks.filter(
      ({ stock }) => !DEFAULT_OFFERINGS.some((offering) => matchingStocks([stock], offering).length > 0),
    )
    expect(unsold).toEqual([])
  })

  it('has the default blocks without their sources', () => {
    expect(defaultStock(nanp)).toEqual(blocks.map(({ stock, first, last }) => ({ stock, first, last })))
    expect(Object.keys(defaultStock(nanp)[0] ?? {})).toEqual(['stock', 'first', 'last'])
  })
})

function integersOf({ first, last }: NumberBlock): number[] {
  const start = phoneNumberToInteger(first)
  return Array.from({ length: phoneNumberToInteger(last) - start + 1 }, (_, index) => start + index)
}

/** The first few faults; a wrong block would list thousands. */
function firstOf(wrong: typeof numbers): string[] {
  return wrong.slice(0, 5).map(({ integer }) => phoneNumberFromInteger(integer))
}
