import type { LocalityTable } from '../../src/catalog/locality.ts'
import type { NanpAreaCode } from '../../src/catalog/nanp-area-code.ts'
import { localitySet } from './locality-set.ts'
import { NANP_OVERLAYS } from './nanp-overlays.ts'
import { readNanpPlaceNames } from './read-nanp-place-names.ts'

/** How many cities of an area code are listed: those with the most exchanges. */
const CITIES = 8

interface City {
  readonly name: string
  readonly division: string
}

/**
 * The cities of each area code of the United States and Canada. One that was laid over others has theirs
 * beside its own.
 */
export function deriveNanpLocalities(
  areaCodes: readonly NanpAreaCode[],
): Pick<LocalityTable, NanpAreaCode['country']> {
  const places = readNanpPlaceNames()
  const localities = { US: localitySet(), CA: localitySet() }
  for (const { areaCode, country } of areaCodes) {
    const others = NANP_OVERLAYS[areaCode]?.split(' ') ?? []
    const cities = [areaCode, ...others].flatMap((each) => largestCities(places.get(each)))
    if (cities.length === 0) throw new Error(`No city is known of area code ${areaCode}`)
    for (const { name, division } of cities) localities[country].add(name, division, areaCode)
  }
  return { US: localities.US.toTable(), CA: localities.CA.toTable() }
}

/** Those with the most prefixes, and by name where they have as many. */
function largestCities(places: ReadonlyMap<string, number> = new Map()): City[] {
  return [...places]
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
