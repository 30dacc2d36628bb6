import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { isTollFreeAreaCode, tollFreeAreaCodes } from '../../src/catalog/toll-free-area-codes.ts'
import { callingCodeOf } from './calling-code-of.ts'

const CANDIDATES = Array.from({ length: 2000 }, (_, code) => String(code))
const NANP = '800 833 844 855 866 877 888'.split(' ')
const NANP_RESERVED = '822 880 881 882 883 884 885 886 887 889'.split(' ')

/** Whether any number that begins with the code, of any length, is a toll-free number. */
function beginsTollFreeNumbers(country: string, code: string): boolean {
  return Array.from({ length: 12 }, (_, length) => `${code}${'2'.repeat(length)}`).some((national) => {
    const number = parsePhoneNumberFromString(`+${callingCodeOf(country)}${national}`)
    return number?.isValid() === true && number.getType() === 'TOLL_FREE'
  })
}

describe('toll-free area codes', () => {
  it('are the seven of the North American plan in the US, Canada and Puerto Rico', () => {
    for (const country of ['US', 'CA', 'PR']) expect(tollFreeAreaCodes(country)).toEqual(NANP)
  })

  it('are also those that the North American plan keeps for toll-free numbers, and no others', () => {
    for (const country of ['US', 'CA', 'PR']) {
      const codes = CANDIDATES.filter((code) => isTollFreeAreaCode(country, code))
      expect(codes).toEqual([...NANP, ...NANP_RESERVED].sort())
    }
    for (const country of ['GB', 'FR', 'TH'])
      expect(NANP_RESERVED.filter((code) => isTollFreeAreaCode(country, code))).toEqual([])
  })

  it('are not known where the live service sells no toll-free numbers', () => {
    for (const country of ['MX', 'KE', 'XX', 'constructor'])
      expect(tollFreeAreaCodes(country)).toBeUndefined()
  })

  it('differ by country', () => {
    expect(tollFreeAreaCodes('GB')).toEqual(['800', '808'])
    expect(tollFreeAreaCodes('FR')).toEqual(['800', '801', '802', '803', '804', '805'])
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
      const codes = tollFreeAreaCodes(country) ?? []
      expect(codes, country).not.toEqual([])
      for (const code of codes) {
        expect(beginsTollFreeNumbers(country, code), `${country} ${code}`).toBe(true)
      }
    }
  })
})
