import { describe, expect, it } from 'vitest'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { deriveNanpLocalities } from '../../scripts/catalog/derive-nanp-localities.ts'
import { NANP_OVERLAYS } from '../../scripts/catalog/nanp-overlays.ts'
import { type Locality, localitiesIn } from '../../src/catalog/locality.ts'
import { NANPA_AREA_CODES } from './nanpa-area-codes.ts'

// Provinces and territories that share an area code, and where the administrator's list has it.
const SHARED: Readonly<Record<string, string>> = { NU: 'NT', PE: 'NS', YT: 'NT' }

const areaCodes = deriveNanpAreaCodes()
const known = new Set(areaCodes.map(({ areaCode }) => areaCode))
const table = deriveNanpLocalities(areaCodes)
const localities = ['US', 'CA'].flatMap((country) => localitiesIn(table, country))
const complexes = Object.entries(NANP_OVERLAYS).flatMap(([division, lists]) =>
  lists.map((list) => ({ division, areaCodes: list.split(' ') })),
)

function find(name: string, division: string): Locality | undefined {
  return localities.find((locality) => locality.name === name && locality.division === division)
}

describe('localities of the North American plan', () => {
  it('have area codes of their own division alone', () => {
    const strangers = localities.flatMap(({ name, division = '', areaCodes }) => {
      const own = NANPA_AREA_CODES[SHARED[division] ?? division]?.split(' ') ?? []
      return areaCodes.filter((areaCode) => !own.includes(areaCode)).map((code) => `${name} ${code}`)
    })
    expect(strangers).toEqual([])
  })

  it('are the same for all area codes of an overlay complex that serve no other area', () => {
    for (const { areaCodes } of complexes) {
      const served = areaCodes
        .filter((areaCode) => known.has(areaCode) && isOfOneComplex(areaCode))
        .map((areaCode) => localities.filter((locality) => locality.areaCodes.includes(areaCode)))
      for (const each of served) expect(each).toEqual(served[0])
    }
  })

  it.each([
    ['New York', 'NY', '212 332 646 917'],
    ['Brooklyn', 'NY', '347 718 917 929'],
    ['Chicago', 'IL', '312 773 872'],
    ['Atlanta', 'GA', '404 470 678 770 943'],
    ['Marietta', 'GA', '470 678 770 943'],
    ['Phoenix', 'AZ', '480 602 623'],
    ['Houston', 'TX', '281 346 713 832'],
    ['Orlando', 'FL', '321 407 689'],
    ['Titusville', 'FL', '321'],
    ['Seattle', 'WA', '206 564'],
    ['Bellevue', 'WA', '425'],
    ['Vancouver', 'BC', '236 257 604 672 778'],
    ['Victoria', 'BC', '236 250 257 672 778'],
    ['Edmonton', 'AB', '368 587 780 825'],
  ])('%s, %s has the area codes of its own complexes and no others', (name, division, expected) => {
    expect(find(name, division)?.areaCodes.join(' ')).toBe(expected)
  })
})

describe('overlay complexes', () => {
  it('are of area codes in service in their division, in order, none twice', () => {
    for (const { division, areaCodes } of complexes) {
      expect(NANPA_AREA_CODES[division]?.split(' ')).toEqual(expect.arrayContaining(areaCodes))
      expect(areaCodes).toEqual([...new Set(areaCodes)].sort())
    }
    const lists = complexes.map(({ areaCodes }) => areaCodes.join(' '))
    expect(new Set(lists).size).toBe(lists.length)
  })

  it('share the area codes that reach over several areas', () => {
    const all = [...new Set(complexes.flatMap((complex) => complex.areaCodes))].sort()
    const shared = all.filter((areaCode) => !isOfOneComplex(areaCode))
    expect(shared.join(' ')).toBe('236 257 321 368 470 564 587 672 678 778 825 872 878 917 943')
  })
})

function isOfOneComplex(areaCode: string): boolean {
  return complexes.filter((complex) => complex.areaCodes.includes(areaCode)).length === 1
}
