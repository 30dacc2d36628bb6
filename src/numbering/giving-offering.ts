import { capabilityCount, includesCapabilities } from './capabilities.ts'
import type { AssignmentType, Offering } from './offering.ts'
import type { Stock } from './stock.ts'

/**
 * The offering on whose terms the operator gives away a number of the stock: of those that sell it, one that gives the
 * most of its capabilities; of these one for applications, and the cheapest.
 *
 * @param assignmentType any if it is `undefined`
 */
export function givingOffering(
  offerings: readonly Offering[],
  stock: Stock,
  assignmentType: AssignmentType | undefined,
): Offering | undefined {
  return offerings
    .filter(
      (offering) =>
        offering.country === stock.country &&
        offering.numberType === stock.numberType &&
        (assignmentType === undefined || offering.assignmentType === assignmentType) &&
        includesCapabilities(stock.capabilities, offering.capabilities),
    )
    .toSorted(
      (one, other) =>
        capabilityCount(other.capabilities) - capabilityCount(one.capabilities) ||
        Number(other.assignmentType === 'application') - Number(one.assignmentType === 'application') ||
        one.cost.amount - other.cost.amount,
    )[0]
}
