import { parseCountry } from '../catalog/parse-country.ts'
import type { AssignmentType, NumberType, Offering } from '../numbering/offering.ts'
import type { Inventory } from './inventory.ts'

/** Narrows the offerings; an absent member allows any. */
export interface OfferingFilter {
  readonly numberType?: NumberType
  readonly assignmentType?: AssignmentType
}

/** The offerings of a country, in their order; `undefined` for a country that requests cannot name. */
export function listOfferings(
  { register }: Pick<Inventory, 'register'>,
  countryCode: string,
  { numberType, assignmentType }: OfferingFilter = {},
): Offering[] | undefined {
  const { countries, offerings } = register.current()
  const country = parseCountry(countryCode, countries)
  if (country === undefined) return undefined
  return offerings.filter(
    (offering) =>
      offering.country === country &&
      (numberType === undefined || offering.numberType === numberType) &&
      (assignmentType === undefined || offering.assignmentType === assignmentType),
  )
}
