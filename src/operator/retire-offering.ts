import { offeringName } from '../catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../catalog/offerings.ts'
import {
  changeRegister,
  type RegisterChange,
  type RegisterChangeAnswer,
  type RegisterTools,
} from './change-register.ts'
import { offeringsOf } from './list-offerings.ts'

const DEFAULT_NAMES: ReadonlySet<string> = new Set(DEFAULT_OFFERINGS.map(offeringName))

/** The change by which an offering is not sold any more. A default offering would be sold again without an entry. */
export function retirementOf(offering: string): RegisterChange {
  return DEFAULT_NAMES.has(offering)
    ? { put: [{ kind: 'retirement', offering }] }
    : { remove: [`offering/${offering}`] }
}

/**
 * Ends the sale of an offering. What is held stays held at its price, and what is owned stays owned.
 * @param name as `offeringName` gives it
 */
export function retireOffering(
  tools: RegisterTools,
  name: string,
): Promise<RegisterChangeAnswer | { readonly kind: 'notSold' }> {
  return changeRegister(tools, () => {
    const isSold = offeringsOf(tools.register).some((each) => each.isSold && each.name === name)
    return isSold ? retirementOf(name) : { kind: 'notSold' as const }
  })
}
