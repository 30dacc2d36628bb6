import { localitiesNamed } from '../catalog/localities-named.ts'
import { localitiesOfType } from '../catalog/localities-of-type.ts'
import { MOBILE_AREA_CODES } from '../catalog/mobile-area-codes.ts'
import { parseCountry } from '../catalog/parse-country.ts'
import { tollFreeAreaCodes } from '../catalog/toll-free-area-codes.ts'
import type { AssignmentType, NumberType, Offering } from '../numbering/offering.ts'
import { matchingStocks } from '../numbering/stock.ts'
import { scopeWithin } from '../numbering/stock-scope.ts'
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
 * The area codes that a search of this type by the resource can name; none if the type is not offered. Geographic area codes need a
 * locality, except in a country of which the catalog has none. Where the catalog has no area codes of the type, the
 * inventory tells them: they are those of its stocks that the offerings sell.
 */
export async function listAreaCodes(
  { register, store, loadCatalog }: Pick<Inventory, 'register' | 'store' | 'loadCatalog'>,
  resource: string,
  countryCode: string,
  filter: AreaCodeFilter,
): Promise<AreaCodesAnswer> {
  const country = parseCountry(countryCode, register.current().countries)
  if (country === undefined) return { kind: 'countryUnknown' }
  const answer = await areaCodesIn(loadCatalog, country, filter)
  if (answer.kind !== 'found' && answer.kind !== 'notInCatalog') return answer
  const offerings = listOfferings({ register }, resource, country, filter) ?? []
  if (offerings.length === 0) return { kind: 'found', areaCodes: [] }
  const all = answer.kind === 'found' ? answer.areaCodes : await stockedIn(store, country, offerings)
  const { stocks } = register.current().policyFor(resource)
  const { areaCodes: open } = scopeWithin(stocks, { country, numberType: filter.numberType }) ?? {}
  const areaCodes = open === undefined ? all : all.filter((areaCode) => open.includes(areaCode))
  // The live API lists toll-free area codes in descending order: 888, 855.
  return { kind: 'found', areaCodes: filter.numberType === 'tollFree' ? areaCodes.toReversed() : areaCodes }
}

async function areaCodesIn(
  loadCatalog: Inventory['loadCatalog'],
  country: string,
  { numberType, locality, division }: AreaCodeFilter,
): Promise<AreaCodesAnswer | { readonly kind: 'notInCatalog' }> {
  if (numberType === 'tollFree') return found(tollFreeAreaCodes(country))
  const localities = localitiesOfType(await loadCatalog(), country, numberType)
  if (locality === undefined) {
    if (numberType === 'geographic' && localities.length > 0) return { kind: 'localityRequired' }
    const all = MOBILE_AREA_CODES.filter((mobile) => numberType === 'mobile' && mobile.country === country)
    return found(all.map(({ areaCode }) => areaCode))
  }
  const named = localitiesNamed(localities, locality)
  const [one, other] = division === undefined ? named : named.filter(isIn(division))
  if (one === undefined) return { kind: 'localityUnknown' }
  if (other !== undefined) return { kind: 'localityAmbiguous' }
  return found(one.areaCodes)
}

function found(areaCodes: readonly string[] = []) {
  return areaCodes.length > 0 ? { kind: 'found' as const, areaCodes } : { kind: 'notInCatalog' as const }
}

/** The area codes of the country's stocks from which one of the offerings sells, ascending. */
async function stockedIn(
  store: Inventory['store'],
  country: string,
  offerings: readonly Offering[],
): Promise<string[]> {
  const stocks = await store.stocks(country)
  const areaCodes = offerings.flatMap((offering) =>
    matchingStocks(stocks, offering).map(({ areaCode }) => areaCode),
  )
  // The area code of a stock is empty where the country has none.
  return [...new Set(areaCodes)].filter((areaCode) => areaCode !== '').sort()
}
