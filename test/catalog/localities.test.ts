import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { iso31661 } from 'iso-3166'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { deriveLocalities } from '../../scripts/catalog/derive-localities.ts'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { writeCarriers, writeCatalog, writeDefaultStock } from '../../scripts/catalog/write-catalog.ts'
import { findCarrier } from '../../src/catalog/carriers.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { COUNTRIES } from '../../src/catalog/countries.ts'
import { defaultStock } from '../../src/catalog/default-stock.ts'
import { localitiesOfType } from '../../src/catalog/localities-of-type.ts'
import { localitiesIn } from '../../src/catalog/locality.ts'
import { MOBILE_AREA_CODES } from '../../src/catalog/mobile-area-codes.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { tollFreeAreaCodes } from '../../src/catalog/toll-free-area-codes.ts'
import { callingCodeOf } from './calling-code-of.ts'

/** The countries that share their calling code with other countries, except for the North American plan. */
const SHARED_CODES = ['AU', 'FI', 'GB', 'IT', 'NO']

/** The data's own names of countries of ISO 3166-1, and of a station in the Antarctic. */
const TERRITORIES = ['Cocos Island', 'Svalbard & Jan Mayen', 'Vatican City', 'Scott Base']

const nanpAreaCodes = deriveNanpAreaCodes()
const catalog: Catalog = { notice: '', nanpAreaCodes, localities: deriveLocalities(nanpAreaCodes) }

describe('localities', () => {
  it('are of listed countries, and every country with geographic offerings has some but Denmark', () => {
    const countries = Object.keys(catalog.localities)
    expect(countries.filter((country) => !COUNTRIES.includes(country))).toEqual([])
    const offered = DEFAULT_OFFERINGS.filter(({ numberType }) => numberType === 'geographic')
    const without = offered.filter(({ country }) => localitiesIn(catalog.localities, country).length === 0)
    expect(new Set(without.map(({ country }) => country))).toEqual(new Set(['DK']))
  })

  it('lead to every area code of the default stock', () => {
    for (const { stock } of defaultStock(nanpAreaCodes)) {
      const { country, numberType, areaCode } = stock
      expect(areaCodesOf(country, numberType), `${country} ${numberType}`).toContain(areaCode)
    }
  })

  it.each(SHARED_CODES)('of %s have no area code of another country with its calling code', (country) => {
    const areaCodes = [...new Set(areaCodesOf(country, 'geographic'))]
    const strangers = areaCodes.filter((areaCode) =>
      countriesOf(country, areaCode).some((one) => one !== country),
    )
    expect(strangers).toEqual([])
  })

  it('are no countries of ISO 3166-1, but for towns that share the name of one', () => {
    const codes = new Map(iso31661.map(({ alpha2, name }) => [name, alpha2]))
    const named = COUNTRIES.flatMap((country) =>
      localitiesIn(catalog.localities, country).flatMap(({ name }) =>
        (codes.get(name) ?? country) !== country || TERRITORIES.includes(name) ? [`${country} ${name}`] : [],
      ),
    )
    const towns = 'AR Puerto Rico, AU Denmark, AT Malta, US Angola, US Brazil, US Lebanon, US Jamaica'
    expect([...new Set(named)]).toEqual(towns.split(', '))
  })

  it('have names and area codes in good form, in order, each once', () => {
    for (const country of Object.keys(catalog.localities)) {
      const localities = localitiesIn(catalog.localities, country)
      const keys = localities.map(({ name, division }) => `${division ?? ''}/${name}`)
      expect(new Set(keys).size, country).toBe(keys.length)
      for (const { name, areaCodes } of localities) {
        expect(name).toMatch(/^[^\d/,]+$/)
        expect(areaCodes.join(' ')).toMatch(/^\d{1,5}( \d{1,5})*$/)
        expect([...areaCodes]).toEqual([...areaCodes].sort())
      }
      const divisions = localities.map(({ division }) => division ?? '')
      expect(divisions, country).toEqual([...divisions].sort())
    }
  })

  it('are the reviewed ones', () => {
    const counts = Object.keys(catalog.localities).map(
      (country) => `${country} ${localitiesIn(catalog.localities, country).length}`,
    )
    expect(counts.join(', ')).toMatchInlineSnapshot(
      `"AE 6, AR 299, AT 1021, AU 792, BE 40, BR 533, CA 161, CH 24, CL 24, CN 337, CO 56, DE 5205, DK 0, ES 50, FI 13, FR 36, GB 661, ID 379, IE 107, IL 5, IT 90, KR 17, LU 70, MX 258, NL 141, NO 19, NZ 111, PH 51, PL 49, PT 51, SA 16, SE 264, SK 25, TH 75, TW 19, US 1840, ZA 110"`,
    )
    const text = JSON.stringify(catalog.localities)
    expect(createHash('sha256').update(text).digest('hex')).toMatchInlineSnapshot(
      `"c04062d6f666ff7b1d196b967a5fc961505f88b28082de181c154e34a0d28e06"`,
    )
  })
})

describe('the files of the catalog', () => {
  it('have the same bytes each time, have the notice of the data that comes from outside, and are small', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdline-catalog-'))
    try {
      for (const [write, limit, notice] of [
        [writeDefaultStock, 100_000, ''],
        [writeCatalog, 300_000, 'Apache License'],
        [writeCarriers, 450_000, 'Apache License'],
      ] as const) {
        const files = [join(folder, 'a.json'), join(folder, 'new', 'b.json')]
        for (const file of files) await write(file)
        const [first = '', second] = await Promise.all(files.map((file) => readFile(file, 'utf8')))
        expect(second).toBe(first)
        expect(JSON.parse(first).notice ?? '').toContain(notice)
        expect((await stat(join(folder, 'a.json'))).size).toBeLessThan(limit)
      }
      const carriers = JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'))
      // Ofcom gave 07740 to O2, and ComReg 085 to Meteor, now Eir.
      expect(findCarrier(carriers, '447740123456')).toBe('O2')
      expect(findCarrier(carriers, '353851234567')).toBe('Meteor')
      expect(findCarrier(carriers, '12065550100')).toBeUndefined()
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

/** The countries of valid numbers that begin with the calling code of a country and an area code. */
function countriesOf(country: string, areaCode: string): (string | undefined)[] {
  const lengths = [6, 7, 8, 9, 10]
  const numbers = lengths.flatMap((length) =>
    [...'0123456789'].map((digit) => `${areaCode}${digit}23456789`.slice(0, length)),
  )
  return numbers.flatMap((national) => {
    const number = parsePhoneNumberFromString(`+${callingCodeOf(country)}${national}`)
    return number?.isValid() ? [number.country] : []
  })
}

function areaCodesOf(country: string, numberType: 'geographic' | 'tollFree' | 'mobile'): readonly string[] {
  if (numberType === 'tollFree') return tollFreeAreaCodes(country) ?? []
  if (numberType === 'mobile') {
    return MOBILE_AREA_CODES.filter((mobile) => mobile.country === country).map(({ areaCode }) => areaCode)
  }
  return localitiesOfType(catalog, country, numberType).flatMap(({ areaCodes }) => areaCodes)
}
