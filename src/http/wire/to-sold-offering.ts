import type { ListedOffering } from '../../operator/list-offerings.ts'
import type { OfferingModel } from '../contract/offering-schemas.ts'

/** An offering as the operator sees it. */
export function toSoldOffering({ name, offering, origin, isSold }: ListedOffering): OfferingModel {
  const { cost, ...terms } = offering
  const { amount, currencyCode } = cost
  return { name, ...terms, cost: { amount, currencyCode }, origin, sold: isSold }
}
