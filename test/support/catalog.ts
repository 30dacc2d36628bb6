import type { Carriers } from '../../src/catalog/carriers.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'

/** A small catalog with every case: area codes shared, several, none; divisions, and no division. */
export const TEST_CATALOG: Catalog = {
  notice: 'for tests',
  nanpAreaCodes: [],
  localities: {
    US: {
      AK: { Anchorage: '907' },
      IL: { Chicago: '312 773', Springfield: '217 447' },
      MA: { Boston: '617 857', Springfield: '413' },
      WA: { Bellevue: '425 564', Seattle: '206 564' },
    },
    CA: { BC: { Vancouver: '236 604 778' } },
    CH: { '': { Geneva: '22', Zürich: '43 44' } },
    BR: { SP: { Campinas: '19' } },
    DK: {},
  },
}

/** A block of one carrier, and a block of another carrier within it. */
export const TEST_CARRIERS: Carriers = {
  notice: 'for tests',
  names: ['EE', 'Three'],
  prefixes: { '44740': 0, '447403': 1 },
}
