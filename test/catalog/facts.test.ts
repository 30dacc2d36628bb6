import { describe, expect, it } from 'vitest'
import { deriveLocalities } from '../../scripts/catalog/derive-localities.ts'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { localitiesIn } from '../../src/catalog/locality.ts'
import { AREA_CODE_COUNTS } from './area-code-counts.ts'
import { FACTS, type PublishedFacts, UNREAD_FACTS } from './facts.ts'

const table = deriveLocalities(deriveNanpAreaCodes())

function areaCodesOf(country: string, place: string): readonly string[] {
  const [, division, name = place] = /^([A-Z]{2}) (.+)$/.exec(place) ?? []
  const found = localitiesIn(table, country).find(
    (locality) => locality.name === name && locality.division === division,
  )
  return found?.areaCodes ?? []
}

function each(facts: readonly PublishedFacts[]) {
  return facts.flatMap(({ country, source, places }) =>
    Object.entries(places).map(([place, areaCodes]) => ({ country, place, areaCodes, source })),
  )
}

describe('the catalog agrees with those who run the numbering plans', () => {
  it.each([...each(FACTS), ...each(UNREAD_FACTS)])(
    'that $place, $country has $areaCodes: $source',
    (fact) => {
      const expected = fact.areaCodes.split(' ')
      expect(areaCodesOf(fact.country, fact.place)).toEqual(expect.arrayContaining(expected))
    },
  )

  it('in at least sixty facts with an address', () => {
    const read = each(FACTS)
    expect(read.length).toBeGreaterThanOrEqual(60)
    for (const { source } of read) expect(() => new URL(source)).not.toThrow()
  })

  it.each(AREA_CODE_COUNTS)('that $country has $count area codes: $source', ({ country, count }) => {
    const areaCodes = localitiesIn(table, country).flatMap((locality) => locality.areaCodes)
    expect(new Set(areaCodes).size).toBe(count)
  })

  // https://www.utc.wa.gov/ko/node/323
  it('that Washington has these six area codes, as its commission says', () => {
    const washington = localitiesIn(table, 'US').filter(({ division }) => division === 'WA')
    const areaCodes = new Set(washington.flatMap((locality) => locality.areaCodes))
    expect([...areaCodes].sort()).toEqual(['206', '253', '360', '425', '509', '564'])
  })
})
