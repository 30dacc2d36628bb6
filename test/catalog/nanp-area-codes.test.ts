import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { NANPA_AREA_CODES } from './nanpa-area-codes.ts'

const CANADA = 'AB BC MB NB NL NS NT ON QC SK'

describe('area codes of the North American plan', () => {
  const areaCodes = deriveNanpAreaCodes()
  const known = new Set(areaCodes.map(({ areaCode }) => areaCode))
  const inService = Object.entries(NANPA_AREA_CODES).flatMap(([division, codes]) =>
    codes.split(' ').map((areaCode) => ({ areaCode, country: CANADA.includes(division) ? 'CA' : 'US' })),
  )

  it('are in service, and in the country that the administrator says', () => {
    expect(inService).toEqual(expect.arrayContaining(areaCodes))
  })

  it('are all that are in service but for some of the last years', () => {
    const missing = inService.filter(({ areaCode }) => !known.has(areaCode))
    const list = missing.map(({ areaCode }) => areaCode).sort()
    expect(list.join(' ')).toBe('357 436 457 465 471 483 621 624 679 729 837 861 924')
  })

  it('leave out toll-free, premium and personal ones, and those of other countries and territories', () => {
    const others = '800 833 888 900 500 600 622 242 340 345 649 671 787 809 876 939'
    for (const areaCode of others.split(' ')) expect(known.has(areaCode), areaCode).toBe(false)
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
