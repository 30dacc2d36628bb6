import { describe, expect, it } from 'vitest'
import { COUNTRIES, isCountry } from '../../src/catalog/countries.ts'
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

  it('have their codes in capitals only', () => {
    expect(isCountry('US')).toBe(true)
    expect(isCountry('PR')).toBe(true)
    for (const other of ['us', 'USA', 'XX', 'JP', '', 'constructor']) expect(isCountry(other)).toBe(false)
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
  ])('%s is %s', (text, code) => expect(parseCountry(text)).toBe(code))
})
