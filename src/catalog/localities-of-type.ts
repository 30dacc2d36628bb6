import type { NumberType } from '../numbering/offering.ts'
import type { Catalog } from './catalog.ts'
import { type Locality, localitiesIn } from './locality.ts'
import { MOBILE_AREA_CODES } from './mobile-area-codes.ts'

/** The places of a country that numbers of a type belong to, by division and name. Toll-free numbers have no place. */
export function localitiesOfType(
  catalog: Catalog,
  country: string,
  numberType: NumberType,
): readonly Locality[] {
  switch (numberType) {
    case 'geographic':
      return localitiesIn(catalog.localities, country)
    case 'mobile':
      return MOBILE_AREA_CODES.flatMap(({ country: of, locality: name, areaCode }) =>
        of === country && name !== undefined ? [{ name, areaCodes: [areaCode] }] : [],
      )
    case 'tollFree':
      return []
  }
}
