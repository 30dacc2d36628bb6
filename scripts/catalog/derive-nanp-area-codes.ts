import { iso31662 } from 'iso-3166'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { NanpAreaCode } from '../../src/catalog/nanp-area-code.ts'
import { readNanpPlaceNames } from './read-nanp-place-names.ts'

type Country = NanpAreaCode['country']

/**
 * The geographic area codes, ascending, of Canada and of the US: the states and DC, but not the territories, which are
 * countries of their own in ISO 3166-1.
 *
 * An area code is in Google's geocoding table, and libphonenumber takes its 555-01xx numbers for geographic numbers of
 * the country. The subdivisions in the table's names, such as `WA` and `Ontario`, must belong to that country in
 * ISO 3166-2.
 *
 * @throws Error if the sources disagree
 */
export function deriveNanpAreaCodes(): NanpAreaCode[] {
  return [...readNanpPlaceNames()]
    .flatMap(([areaCode, places]) => {
      const country = geographicCountry(areaCode)
      if (country === undefined) return []
      for (const place of places.keys()) {
        const named = countryOfPlace(place)
        if (named !== undefined && named !== country) {
          throw new Error(`Area code ${areaCode} is in ${country}, and yet it has ${place}`)
        }
      }
      return [{ areaCode, country }]
    })
    .sort((a, b) => Number(a.areaCode) - Number(b.areaCode))
}

function geographicCountry(areaCode: string): Country | undefined {
  const number = parsePhoneNumberFromString(`+1${areaCode}5550142`)
  // The plan does not tell landline from mobile numbers.
  if (number?.getType() !== 'FIXED_LINE_OR_MOBILE') return undefined
  return number.country === 'US' || number.country === 'CA' ? number.country : undefined
}

const SUBDIVISIONS = new Map(
  iso31662.flatMap(({ code, name, parent }) =>
    parent === 'US' || parent === 'CA' ? [[code.slice(3), parent] as const, [name, parent] as const] : [],
  ),
)

/** `Seattle, WA`, `Washington State`, `Nova Scotia/Prince Edward Island`; `undefined` for a bare town. */
function countryOfPlace(place: string): Country | undefined {
  const abbreviation = /, ([A-Z]{2})$/.exec(place)?.[1]
  const [name = place] = place.split('/')
  return SUBDIVISIONS.get(abbreviation ?? name.replace(/ State$/, ''))
}
