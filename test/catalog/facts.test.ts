import { describe, expect, it } from 'vitest'
import { deriveLocalities } from '../../scripts/catalog/derive-localities.ts'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { localitiesIn } from '../../src/catalog/locality.ts'
import { COUNTS, FACTS } from './facts.ts'

const table = deriveLocalities(deriveNanpAreaCodes())

function areaCodesOf(country: string, place: string): readonly string[] {
  const [, division, name = place] = /^([A-Z]{2}) (.+)$/.exec(place) ?? []
  const found = localitiesIn(table, country).find(
    (locality) => locality.name === name && locality.division === division,
  )
  return found?.areaCodes ?? []
}

describe('the catalog agrees with those who run the numbering plans', () => {
  const facts = FACTS.flatMap(({ country, source, places }) =>
    Object.entries(places).map(([place, areaCodes]) => ({ country, place, areaCodes, source })),
  )

  it.each(facts)('that $place, $country has $areaCodes: $source', ({ country, place, areaCodes }) => {
    expect(areaCodesOf(country, place)).toEqual(expect.arrayContaining(areaCodes.split(' ')))
  })

  it('on sixty facts at least, each with an address', () => {
    expect(facts.length).toBeGreaterThanOrEqual(60)
    for (const { source } of facts) expect(() => new URL(source)).not.toThrow()
  })

  it.each(COUNTS)('that $country has $count area codes: $source', ({ country, count }) => {
    const areaCodes = localitiesIn(table, country).flatMap((locality) => locality.areaCodes)
    expect(new Set(areaCodes).size).toBe(count)
  })

  it('that all of Washington has these six, as its commission says', () => {
    const washington = localitiesIn(table, 'US').filter(({ division }) => division === 'WA')
    const areaCodes = new Set(washington.flatMap((locality) => locality.areaCodes))
    expect([...areaCodes].sort()).toEqual(['206', '253', '360', '425', '509', '564'])
  })
})
