import { describe, expect, it } from 'vitest'
import { errorOf } from './support/error-of.ts'
import { at } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

function path(country: string, query = ''): string {
  return `/availablePhoneNumbers/countries/${country}/localities${query}`
}

function namesOf({ json }: { json: unknown }): string[] {
  return Object(json).phoneNumberLocalities.map(
    ({ localizedName }: { localizedName: string }) => localizedName,
  )
}

describe('localities', () => {
  it('are ordered by division and name, and the abbreviation stands for the name of the division', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(path('US')))
    expect(namesOf(reply)).toEqual([
      'Anchorage',
      'Chicago',
      'Springfield',
      'Boston',
      'Springfield',
      'Bellevue',
      'Seattle',
    ])
    expect(Object(reply.json).phoneNumberLocalities[0]).toEqual({
      localizedName: 'Anchorage',
      administrativeDivision: { localizedName: 'AK', abbreviatedName: 'AK' },
    })
  })

  it('have a null where no division is known', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(path('CH')))
    expect(Object(reply.json).phoneNumberLocalities).toEqual([
      { localizedName: 'Geneva', administrativeDivision: null },
      { localizedName: 'Zürich', administrativeDivision: null },
    ])
  })

  it.each(['WA', 'wa'])('are those of the division %s alone', async (division) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(path('US', `?administrativeDivision=${division}`)))
    expect(namesOf(reply)).toEqual(['Bellevue', 'Seattle'])
  })

  it('are none in an unknown division, and all for an empty division', async () => {
    const { contoso } = await startCheckedApp()
    expect(namesOf(await contoso('GET', at(path('US', '?administrativeDivision=ZZ'))))).toEqual([])
    expect(namesOf(await contoso('GET', at(path('CH', '?administrativeDivision=ZZ'))))).toEqual([])
    expect(namesOf(await contoso('GET', at(path('US', '?administrativeDivision='))))).toHaveLength(7)
  })

  it('are none where no geographic numbers are offered, and in a country without area codes', async () => {
    const { contoso } = await startCheckedApp()
    for (const country of ['BR', 'SG', 'LV', 'DK']) {
      expect((await contoso('GET', at(path(country)))).json).toEqual({
        phoneNumberLocalities: [],
        nextLink: null,
      })
    }
  })

  it('are told by the type of number since 2025-06-01', async () => {
    const { contoso } = await startCheckedApp()
    const mobile = await contoso('GET', at(path('IE', '?phoneNumberType=mobile'), '2025-06-01'))
    expect(mobile.json).toEqual({
      phoneNumberLocalities: [{ localizedName: 'Dublin', administrativeDivision: null }],
      nextLink: null,
    })
    const geographic = await contoso('GET', at(path('US', '?phoneNumberType=geographic'), '2025-06-01'))
    expect(namesOf(geographic)).toHaveLength(7)
    const tollFree = await contoso('GET', at(path('US', '?phoneNumberType=tollFree'), '2025-06-01'))
    expect(namesOf(tollFree)).toEqual([])
    const bad = await contoso('GET', at(path('US', '?phoneNumberType=Mobile'), '2025-06-01'))
    expect(errorOf(bad)).toEqual({
      code: 'InvalidInput',
      message: 'phoneNumberType must be one of geographic, tollFree, mobile.',
      target: 'phonenumbertype',
    })
  })

  it.each(['2022-12-01', '2025-02-11', '2025-04-01'])('know no type of number in %s', async (version) => {
    const { contoso } = await startCheckedApp()
    for (const type of ['mobile', 'anything']) {
      const reply = await contoso('GET', at(path('US', `?phoneNumberType=${type}`), version))
      expect(namesOf(reply)).toHaveLength(7)
    }
  })

  it('come a hundred to a page unless told otherwise, and the link says so', async () => {
    const names = Array.from({ length: 101 }, (_, index) => [`Place ${index}`, '425'] as const)
    const loadCatalog = async () => ({
      notice: '',
      nanpAreaCodes: [],
      localities: { US: { WA: Object.fromEntries(names) } },
    })
    const { contoso } = await startCheckedApp({ loadCatalog })
    const reply = await contoso('GET', at(path('US'), '2025-06-01'))
    expect(namesOf(reply)).toHaveLength(100)
    expect(Object(reply.json).nextLink).toBe(path('US', '?api-version=2025-06-01&skip=100&maxPageSize=100'))
  })
})
