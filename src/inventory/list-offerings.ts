import { parseCountry } from '../catalog/parse-country.ts'
import type { AssignmentType, NumberType, Offering } from '../numbering/offering.ts'
import type { Inventory } from './inventory.ts'
import { offeredTo } from './offered-to.ts'

/** Narrows the offerings; an absent member allows any. */
export interface OfferingFilter {
  readonly numberType?: NumberType
  readonly assignmentType?: AssignmentType
}

/** The offerings of a country that the resource may buy, in their order; `undefined` for a country that requests cannot name. */
export function listOfferings(
  { register }: Pick<Inventory, 'register'>,
  resource: string,
  countryCode: string,
  { numberType, assignmentType }: OfferingFilter = {},
): Offering[] | undefined {
  const inForce = register.current()
  const country = parseCountry(countryCode, inForce.countries)
  if (country === undefined) return undefined
  return offeredTo(inForce, resource).filter(
    (offering) =>
      offering.country === country &&
      (numberType === undefined || offering.numberType === numberType) &&
      (assignmentType === undefined || offering.assignmentType === assignmentType),
  )
}
