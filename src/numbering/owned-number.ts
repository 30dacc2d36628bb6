import type { Capabilities } from './capabilities.ts'
import type { Instant } from './instant.ts'
import type { AssignmentType, Cost, NumberType } from './offering.ts'
import type { PhoneNumber } from './phone-number.ts'

/** On which terms a resource owns a number. */
export type OwnedTerms = Omit<OwnedNumber, 'phoneNumber' | 'purchasedAt'>

/** A number that a resource owns: it was bought, or the operator gave it. */
export interface OwnedNumber {
  readonly phoneNumber: PhoneNumber
  readonly country: string
  readonly numberType: NumberType
  readonly assignmentType: AssignmentType
  readonly capabilities: Capabilities
  /** The most that `capabilities` can be changed to. */
  readonly offeredCapabilities: Capabilities
  readonly cost: Cost
  /** When the resource became its owner. */
  readonly purchasedAt: Instant
}

export function termsOf({ phoneNumber: _, purchasedAt: __, ...terms }: OwnedNumber): OwnedTerms {
  return terms
}
