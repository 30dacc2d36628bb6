import type { LocalityTable } from '../../src/catalog/locality.ts'
import type { NanpAreaCode } from '../../src/catalog/nanp-area-code.ts'
import { localitySet } from './locality-set.ts'
import { NANP_OVERLAYS } from './nanp-overlays.ts'
import { readNanpPlaceNames } from './read-nanp-place-names.ts'

/** How many cities of an area code are listed: those with the most exchanges. */
const CITIES = 8

/**
 * Errors of the geocoding data, by area code. 934 belongs to Suffolk County, as 631 does; Manhattan has 212, 332, 646
 * and 917: https://apps.cio.ny.gov/apps/mediacontact/public/view.cfm?parm=4765E95B-5056-907F-6FAC61A7FAED8358
 */
const MISTAKES: ReadonlyMap<string, string> = new Map([['934', 'New York, NY']])

interface City {
  readonly name: string
  readonly division: string
}

/**
 * The cities of each area code of the United States and Canada: the area code's own cities, and the cities of the area
 * codes that serve only this area together with it.
 */
export function deriveNanpLocalities(
  areaCodes: readonly NanpAreaCode[],
): Pick<LocalityTable, NanpAreaCode['country']> {
  const places = readNanpPlaceNames()
  const localities = { US: localitySet(), CA: localitySet() }
  for (const { areaCode, country } of areaCodes) {
    const cities = [areaCode, ...sharingWith(areaCode)].flatMap((each) =>
      largestCities(each, places.get(each)),
    )
    if (cities.length === 0) throw new Error(`No city is known of area code ${areaCode}`)
    for (const { name, division } of cities) localities[country].add(name, division, areaCode)
  }
  return { US: localities.US.toTable(), CA: localities.CA.toTable() }
}

const COMPLEXES = Object.values(NANP_OVERLAYS).flatMap((complexes) =>
  complexes.map((complex) => complex.split(' ')),
)

/**
 * The other area codes that are in a complex of this area code and in no further complex: 312 and 773 for 872, which is
 * in the complexes of both, and none for 312.
 */
function sharingWith(areaCode: string): string[] {
  return complexesOf(areaCode)
    .flat()
    .filter((other) => other !== areaCode && complexesOf(other).length === 1)
}

function complexesOf(areaCode: string): string[][] {
  return COMPLEXES.filter((complex) => complex.includes(areaCode))
}

/** The places with the most prefixes; places with equally many are ordered by name. */
function largestCities(areaCode: string, places: ReadonlyMap<string, number> = new Map()): City[] {
  return [...places]
    .filter(([place]) => MISTAKES.get(areaCode) !== place)
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .flatMap(([place]) => parseCity(place) ?? [])
    .slice(0, CITIES)
}

/** The city of `Bellevue, WA`, which a part of the city may precede; `undefined` for a whole state. */
function parseCity(place: string): City | undefined {
  if (place === 'Washington D.C.') return { name: 'Washington', division: 'DC' }
  const [, name, division] = /([^,]+), ([A-Z]{2})$/.exec(place) ?? []
  return name === undefined || division === undefined ? undefined : { name: name.trim(), division }
}
