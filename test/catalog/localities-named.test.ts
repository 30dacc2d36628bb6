import { describe, expect, it } from 'vitest'
import { localitiesNamed } from '../../src/catalog/localities-named.ts'
import { localitiesIn } from '../../src/catalog/locality.ts'

const TABLE = {
  US: { IL: { Springfield: '217 447' }, MA: { Springfield: '413' }, WA: { Seattle: '206' } },
  CH: { '': { Zürich: '43 44' } },
}

describe('localities', () => {
  it('of a country are one list, however often they are asked for', () => {
    expect(localitiesIn(TABLE, 'CH')).toEqual([{ name: 'Zürich', areaCodes: ['43', '44'] }])
    expect(localitiesIn(TABLE, 'CH')).toBe(localitiesIn(TABLE, 'CH'))
    expect(localitiesIn({ CH: { '': { Bern: '31' } } }, 'CH')).toEqual([{ name: 'Bern', areaCodes: ['31'] }])
    expect(localitiesIn(TABLE, 'FR')).toEqual([])
  })

  it.each([
    ['US', 'springfield', ['IL', 'MA']],
    ['US', 'SEATTLE', ['WA']],
    ['US', 'Zürich', []],
    ['US', '', []],
    ['US', 'é'.repeat(8_000), []],
    ['CH', 'zurich', [undefined]],
    ['CH', 'Zu\u0308rich', [undefined]],
    ['FR', 'Paris', []],
  ])(
    'of %s with a given name are found in any case and without accents, case %#',
    (country, name, divisions) => {
      const named = localitiesNamed(localitiesIn(TABLE, country), name)
      expect(named.map(({ division }) => division)).toEqual(divisions)
    },
  )
})
