import { foldName } from '../catalog/fold-name.ts'
import { localitiesOfType } from '../catalog/localities-of-type.ts'
import type { Locality } from '../catalog/locality.ts'
import type { NumberType } from '../numbering/offering.ts'
import { scopeWithin } from '../numbering/stock-scope.ts'
import type { Inventory } from './inventory.ts'
import { listOfferings } from './list-offerings.ts'

/** Narrows the localities. */
export interface LocalityFilter {
  readonly numberType: NumberType
  /** The abbreviation of a state or province, in any case; any if absent. */
  readonly division?: string
}

/**
 * The localities of a country in which the resource may buy numbers of a type; none if the type is not offered. `undefined` for
 * a country that is not listed.
 */
export async function listLocalities(
  { register, loadCatalog }: Pick<Inventory, 'register' | 'loadCatalog'>,
  resource: string,
  countryCode: string,
  { numberType, division }: LocalityFilter,
): Promise<readonly Locality[] | undefined> {
  const offered = listOfferings({ register }, resource, countryCode, { numberType })
  if (offered === undefined) return undefined
  if (offered.length === 0) return []
  const country = countryCode.toUpperCase()
  const all = localitiesOfType(await loadCatalog(), country, numberType)
  const { stocks } = register.current().policyFor(resource)
  const { areaCodes: open } = scopeWithin(stocks, { country, numberType }) ?? {}
  const localities =
    open === undefined ? all : all.filter(({ areaCodes }) => areaCodes.some((each) => open.includes(each)))
  if (division === undefined) return localities
  return localities.filter(isIn(division))
}

/** Whether a locality is in the division of this abbreviation, in any case. */
export function isIn(division: string): (locality: Locality) => boolean {
  // Clients send texts of any length, so the wanted one is folded once.
  const wanted = foldName(division)
  return (locality) => locality.division !== undefined && foldName(locality.division) === wanted
}
