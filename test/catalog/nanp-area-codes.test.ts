import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'

// From the plans of the administrators, https://www.nanpa.com and https://www.cnac.ca
const FACTS = {
  US: '201 202 206 212 213 214 305 312 332 404 415 425 503 512 602 617 702 713 718 808 907 917 943 983',
  CA: '204 236 250 306 403 416 418 437 506 514 604 613 647 672 709 778 780 867 902 905 942',
}

describe('area codes of the North American plan', () => {
  const areaCodes = deriveNanpAreaCodes()
  const countryOf = new Map(areaCodes.map(({ areaCode, country }) => [areaCode, country]))

  it.each(Object.entries(FACTS))('have the known ones of %s', (country, facts) => {
    for (const areaCode of facts.split(' ')) expect(countryOf.get(areaCode), areaCode).toBe(country)
  })

  it('leave out toll-free, premium and personal ones, and those of other countries and territories', () => {
    const others = '800 833 888 900 500 600 622 242 340 345 649 671 787 809 876 939'
    for (const areaCode of others.split(' ')) expect(countryOf.has(areaCode), areaCode).toBe(false)
  })

  it('are the reviewed list, in order', () => {
    const list = areaCodes.map(({ areaCode, country }) => `${areaCode} ${country}`)
    expect(list).toEqual([...list].sort())
    expect({
      US: areaCodes.filter(({ country }) => country === 'US').length,
      CA: areaCodes.filter(({ country }) => country === 'CA').length,
      sha256: createHash('sha256').update(list.join('\n')).digest('hex'),
    }).toMatchInlineSnapshot(`
      {
        "CA": 55,
        "US": 359,
        "sha256": "11f238084507d96a0a7c7d844a1c4f08b70e4ea9dcb016a7033939ccbcd84d77",
      }
    `)
  })
})
