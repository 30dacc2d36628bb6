import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { isTollFreeAreaCode } from '../../src/catalog/toll-free-area-codes.ts'
import { callingCodeOf } from './calling-code-of.ts'

const CANDIDATES = Array.from({ length: 2000 }, (_, code) => String(code))

function codesOf(country: string): string[] {
  return CANDIDATES.filter((code) => isTollFreeAreaCode(country, code))
}

/** Whether any number that begins with the code, of any length, is a toll-free number. */
function beginsTollFreeNumbers(country: string, code: string): boolean {
  return Array.from({ length: 12 }, (_, length) => `${code}${'2'.repeat(length)}`).some((national) => {
    const number = parsePhoneNumberFromString(`+${callingCodeOf(country)}${national}`)
    return number?.isValid() === true && number.getType() === 'TOLL_FREE'
  })
}

describe('toll-free area codes', () => {
  it('are the seven of the North American plan in the US, Canada and Puerto Rico', () => {
    const nanp = ['800', '833', '844', '855', '866', '877', '888']
    for (const country of ['US', 'CA', 'PR']) expect(codesOf(country)).toEqual(nanp)
  })

  it('differ by country', () => {
    expect(codesOf('GB')).toEqual(['800', '808'])
    expect(codesOf('FR')).toEqual(['800', '801', '802', '803', '804', '805'])
    expect(isTollFreeAreaCode('GB', '888')).toBe(false)
  })

  it('are never geographic area codes, and are none in a country without toll-free numbers', () => {
    expect(isTollFreeAreaCode('US', '425')).toBe(false)
    expect(isTollFreeAreaCode('GB', '20')).toBe(false)
    expect(isTollFreeAreaCode('XX', '800')).toBe(false)
    expect(isTollFreeAreaCode('constructor', 'name')).toBe(false)
  })

  it('are known for each country that sells toll-free numbers, and begin such numbers', () => {
    const sold = DEFAULT_OFFERINGS.filter(({ numberType }) => numberType === 'tollFree')
    for (const { country } of sold) {
      expect(codesOf(country), country).not.toEqual([])
      for (const code of codesOf(country)) {
        expect(beginsTollFreeNumbers(country, code), `${country} ${code}`).toBe(true)
      }
    }
  })
})
