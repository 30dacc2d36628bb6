import type { LocalityTable } from '../../src/catalog/locality.ts'
import type { NanpAreaCode } from '../../src/catalog/nanp-area-code.ts'
import { localitySet } from './locality-set.ts'
import { NANP_OVERLAYS } from './nanp-overlays.ts'
import { readNanpPlaceNames } from './read-nanp-place-names.ts'

/** How many cities of an area code are listed, beginning with the most exchanges. */
const CITIES = 8

/**
 * Places that the geocoding data has wrong. 934 is Suffolk County's, as 631 is; Manhattan has 212, 332, 646
 * and 917: https://apps.cio.ny.gov/apps/mediacontact/public/view.cfm?parm=4765E95B-5056-907F-6FAC61A7FAED8358
 */
const MISTAKES: ReadonlyMap<string, string> = new Map([['934', 'New York, NY']])

interface City {
  readonly name: string
  readonly division: string
}

/**
 * The cities of each area code of the United States and Canada: its own, and those of the area codes that
 * serve its area with it and no other.
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

/** 312 and 773 for 872, which is in both of their complexes, and so none for 312. */
function sharingWith(areaCode: string): string[] {
  return complexesOf(areaCode)
    .flat()
    .filter((other) => other !== areaCode && complexesOf(other).length === 1)
}

function complexesOf(areaCode: string): string[][] {
  return COMPLEXES.filter((complex) => complex.includes(areaCode))
}

/** The places with the most prefixes; in the order of their names where the number is equal. */
function largestCities(areaCode: string, places: ReadonlyMap<string, number> = new Map()): City[] {
  return [...places]
    .filter(([place]) => MISTAKES.get(areaCode) !== place)
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .flatMap(([place]) => parseCity(place) ?? [])
    .slice(0, CITIES)
}

/** `Bellevue, WA`, or with a part of the city before it; nothing for a whole state. */
function parseCity(place: string): City | undefined {
  if (place === 'Washington D.C.') return { name: 'Washington', division: 'DC' }
  const [, name, division] = /([^,]+), ([A-Z]{2})$/.exec(place) ?? []
  return name === undefined || division === undefined ? undefined : { name: name.trim(), division }
}
