import { type Capabilities, capabilityCount, includesCapabilities } from './capabilities.ts'

/** The kinds of number, in the API's own words. */
export const NUMBER_TYPES = ['geographic', 'tollFree', 'mobile'] as const
export type NumberType = (typeof NUMBER_TYPES)[number]

/** The kinds of assignee that a number can have, in the API's own words. */
export const ASSIGNMENT_TYPES = ['person', 'application'] as const
export type AssignmentType = (typeof ASSIGNMENT_TYPES)[number]

/** The price of one number. */
export interface Cost {
  /** In units of the currency, not its cents. */
  readonly amount: number
  /** ISO 4217. */
  readonly currencyCode: string
  readonly billingFrequency: 'monthly'
  /** Charged once when the number is sold, in units of the same currency; none if absent. */
  readonly setUpFee?: number
}

/** An offer in a country: a type of number for an assignment, with its capabilities and price. */
export interface Offering {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly numberType: NumberType
  readonly assignmentType: AssignmentType
  readonly capabilities: Capabilities
  readonly cost: Cost
  /** Whether the buyer has to agree not to resell the numbers. */
  readonly agreementToNotResellRequired: boolean
}

/** The properties that a search wants an offering to have. */
export interface OfferingRequest {
  readonly country: string
  readonly numberType: NumberType
  readonly assignmentType: AssignmentType
  readonly capabilities: Capabilities
}

/** An `OfferingRequest` that may leave the assignment open. */
export type OpenOfferingRequest = Omit<OfferingRequest, 'assignmentType'> & {
  readonly assignmentType?: AssignmentType
}

/** The offerings that meet the request: first the offerings with the fewest capabilities, then the cheapest. */
export function matchingOfferings(
  offerings: readonly Offering[],
  request: OpenOfferingRequest,
): readonly Offering[] {
  const { country, numberType, assignmentType, capabilities } = request
  // To look through all offerings for each search took 4 % of the main thread's time. Callers have checked
  // the country, so there are few keys.
  const key = `${country} ${numberType} ${assignmentType} ${capabilities.calling} ${capabilities.sms}`
  const answers = ANSWERS.get(offerings) ?? new Map<string, readonly Offering[]>()
  ANSWERS.set(offerings, answers)
  const answer = answers.get(key) ?? findMatching(offerings, request)
  answers.set(key, answer)
  return answer
}

const ANSWERS = new WeakMap<readonly Offering[], Map<string, readonly Offering[]>>()

function findMatching(offerings: readonly Offering[], request: OpenOfferingRequest): readonly Offering[] {
  return offerings
    .filter(
      (offering) =>
        offering.country === request.country &&
        offering.numberType === request.numberType &&
        (request.assignmentType === undefined || offering.assignmentType === request.assignmentType) &&
        includesCapabilities(offering.capabilities, request.capabilities),
    )
    .sort(
      (a, b) =>
        capabilityCount(a.capabilities) - capabilityCount(b.capabilities) || a.cost.amount - b.cost.amount,
    )
}
