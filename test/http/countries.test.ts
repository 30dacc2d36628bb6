import { describe, expect, it } from 'vitest'
import { at } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

/** As the live service answered in June 2025. */
const RECORDED =
  'AR AU AT BE BR CA CL CN CO DK FI FR DE HK ID IE IL IT KR LV LU ' +
  'MY MX NL NZ NO PH PL PT PR SA SG SK ZA ES SE CH TW TH AE GB US'

interface Country {
  readonly countryCode: string
  readonly localizedName: string
}

async function countries(acceptLanguage?: string): Promise<Country[]> {
  const { contoso } = await startCheckedApp()
  const headers = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage }
  const reply = await contoso('GET', at('/availablePhoneNumbers/countries'), { headers })
  expect(reply.status).toBe(200)
  return Object(reply.json).countries
}

async function nameOf(countryCode: string, acceptLanguage: string): Promise<string | undefined> {
  const found = (await countries(acceptLanguage)).find((country) => country.countryCode === countryCode)
  return found?.localizedName
}

describe('countries', () => {
  it('are the recorded ones in the recorded order, in English unless told otherwise', async () => {
    const all = await countries()
    expect(all.map(({ countryCode }) => countryCode).join(' ')).toBe(RECORDED)
    expect(all.slice(12, 15)).toEqual([
      { localizedName: 'Germany', countryCode: 'DE' },
      { localizedName: 'Hong Kong SAR', countryCode: 'HK' },
      { localizedName: 'Indonesia', countryCode: 'ID' },
    ])
    expect(all.find(({ countryCode }) => countryCode === 'KR')?.localizedName).toBe('Korea')
  })

  it.each([
    ['de', 'Deutschland'],
    ['fr-CH', 'Allemagne'],
    ['ja', 'ドイツ'],
    ['ar', 'ألمانيا'],
    ['EN-gb', 'Germany'],
  ])('have their names in %s', async (language, name) => {
    expect(await nameOf('DE', language)).toBe(name)
  })

  it('are in the order of the names of the language', async () => {
    const names = (await countries('sv')).map(({ localizedName }) => localizedName)
    expect(names.at(-1)).toBe('Österrike')
    expect(names).toHaveLength(42)
  })

  it.each([
    ['fr;q=0.5, de;q=0.9', 'Deutschland'],
    ['tlh, fr', 'Allemagne'],
    ['*, it;q=0.1', 'Germania'],
    ['de;q=0, es', 'Alemania'],
    ['de;q=x, es;q=0.1', 'Alemania'],
  ])('have their names in the best language of "%s"', async (language, name) => {
    expect(await nameOf('DE', language)).toBe(name)
  })

  it.each([
    ['the twentieth range', `${'tlh,'.repeat(19)}de`, 'Deutschland'],
    ['the twenty-first range', `${'tlh,'.repeat(20)}de`, 'Germany'],
    ['the twentieth range, after empty ones', `${','.repeat(19)}de`, 'Deutschland'],
    ['the twenty-first range, after empty ones', `${','.repeat(20)}de`, 'Germany'],
    ['a range of 64 characters', `de${' '.repeat(56)};q=0.5`, 'Deutschland'],
    ['a range of 65 characters', `de${' '.repeat(57)};q=0.5`, 'Germany'],
    ['the range after a long one', `fr-x${'-aaaaaaaa'.repeat(1_000)},de`, 'Deutschland'],
  ])('have their names by no more than twenty short ranges: %s', async (_, language, name) => {
    expect(await nameOf('DE', language)).toBe(name)
  })

  it.each(['', '*', 'tlh', 'xx', '!!', 'de_DE', 'de;', ',,;q=,', 'a'.repeat(5_000), ','.repeat(5_000)])(
    'have English names rather than an error for what is no language, case %#',
    async (language) => {
      expect(await nameOf('DE', language)).toBe(language === 'de;' ? 'Deutschland' : 'Germany')
    },
  )
})
