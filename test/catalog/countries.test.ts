import { iso31661 } from 'iso-3166'
import { isSupportedCountry } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { COUNTRIES, countriesWith } from '../../src/catalog/countries.ts'
import { isNumberingCountry } from '../../src/catalog/numbering-countries.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { parseCountry } from '../../src/catalog/parse-country.ts'

describe('countries', () => {
  it('are the 42 that the service lists, each once', () => {
    expect(COUNTRIES).toHaveLength(42)
    expect(new Set(COUNTRIES).size).toBe(42)
  })

  it('have names in every locale, so none is a misspelt code', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    expect(COUNTRIES.filter((code) => names.of(code) === undefined)).toEqual([])
  })

  it('are the listed ones alone where the default offerings are sold', () => {
    expect([...countriesWith(DEFAULT_OFFERINGS)]).toEqual(COUNTRIES)
    expect([...countriesWith([])]).toEqual(COUNTRIES)
  })
})

describe('countries in which numbers can be sold', () => {
  const assigned = iso31661.filter(({ state }) => state === 'assigned').map(({ alpha2 }) => alpha2)

  it('are those of ISO 3166-1 that libphonenumber knows', () => {
    expect(assigned).toHaveLength(249)
    expect(assigned.filter(isNumberingCountry)).toEqual(assigned.filter((code) => isSupportedCountry(code)))
    expect(COUNTRIES.filter((code) => !isNumberingCountry(code))).toEqual([])
    for (const country of ['KE', 'JP', 'GG', 'JE', 'IM', 'AX', 'SJ', 'VA', 'BQ'])
      expect(isNumberingCountry(country), country).toBe(true)
  })

  it('are no others', () => {
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
    const codes = letters.flatMap((first) => letters.map((second) => first + second))
    expect(codes.filter((code) => isNumberingCountry(code) && !assigned.includes(code))).toEqual([])
    for (const other of ['us', 'USA', 'AQ', 'XK', '', 'constructor'])
      expect(isNumberingCountry(other), other).toBe(false)
  })
})

describe('a country code that a client wrote', () => {
  it.each([
    ['US', 'US'],
    ['us', 'US'],
    ['Gb', 'GB'],
    ['XX', undefined],
    ['', undefined],
    ['USA', undefined],
    // A long s, whose capital is an S.
    ['u\u017f', undefined],
  ])('%s is %s', (text, code) => expect(parseCountry(text, new Set(COUNTRIES))).toBe(code))
})
