import { localitiesNamed } from '../catalog/localities-named.ts'
import { localitiesOfType } from '../catalog/localities-of-type.ts'
import { MOBILE_AREA_CODES } from '../catalog/mobile-area-codes.ts'
import { parseCountry } from '../catalog/parse-country.ts'
import { tollFreeAreaCodes } from '../catalog/toll-free-area-codes.ts'
import type { AssignmentType, NumberType } from '../numbering/offering.ts'
import type { Inventory } from './inventory.ts'
import { isIn } from './list-localities.ts'
import { listOfferings } from './list-offerings.ts'

/** Narrows the area codes. */
export interface AreaCodeFilter {
  readonly numberType: NumberType
  readonly assignmentType?: AssignmentType
  /** The name of a place, in any case and without its accents too. */
  readonly locality?: string
  /** The abbreviation of the place's state or province. */
  readonly division?: string
}

export type AreaCodesAnswer =
  | { readonly kind: 'found'; readonly areaCodes: readonly string[] }
  | { readonly kind: 'countryUnknown' }
  | { readonly kind: 'localityRequired' }
  | { readonly kind: 'localityUnknown' }
  /** Several localities in different divisions have this name. */
  | { readonly kind: 'localityAmbiguous' }

/**
 * The area codes that a search of this type can name; none if the type is not offered. Geographic area codes need a
 * locality, except in a country without area codes; toll-free area codes need none.
 */
export async function listAreaCodes(
  { register, loadCatalog }: Pick<Inventory, 'register' | 'loadCatalog'>,
  countryCode: string,
  filter: AreaCodeFilter,
): Promise<AreaCodesAnswer> {
  const country = parseCountry(countryCode)
  if (country === undefined) return { kind: 'countryUnknown' }
  const answer = await areaCodesIn(loadCatalog, country, filter)
  const { length: offered } = listOfferings({ register }, country, filter) ?? []
  return answer.kind === 'found' && offered === 0 ? { kind: 'found', areaCodes: [] } : answer
}

async function areaCodesIn(
  loadCatalog: Inventory['loadCatalog'],
  country: string,
  { numberType, locality, division }: AreaCodeFilter,
): Promise<AreaCodesAnswer> {
  // The live API lists toll-free area codes in descending order: 888, 855.
  if (numberType === 'tollFree') return { kind: 'found', areaCodes: tollFreeAreaCodes(country).toReversed() }
  const localities = localitiesOfType(await loadCatalog(), country, numberType)
  if (locality === undefined) {
    if (numberType === 'geographic' && localities.length > 0) return { kind: 'localityRequired' }
    const all = MOBILE_AREA_CODES.filter((mobile) => numberType === 'mobile' && mobile.country === country)
    return { kind: 'found', areaCodes: all.map(({ areaCode }) => areaCode) }
  }
  const named = localitiesNamed(localities, locality)
  const [one, other] = division === undefined ? named : named.filter(isIn(division))
  if (one === undefined) return { kind: 'localityUnknown' }
  if (other !== undefined) return { kind: 'localityAmbiguous' }
  return { kind: 'found', areaCodes: one.areaCodes }
}
