import type { Capabilities } from './capabilities.ts'
import type { Instant } from './instant.ts'
import type { AssignmentType, Cost, NumberType } from './offering.ts'
import type { PhoneNumber } from './phone-number.ts'

/** A number that a resource has bought. */
export interface OwnedNumber {
  readonly phoneNumber: PhoneNumber
  readonly country: string
  readonly numberType: NumberType
  readonly assignmentType: AssignmentType
  readonly capabilities: Capabilities
  /** The most that `capabilities` can be changed to. */
  readonly offeredCapabilities: Capabilities
  readonly cost: Cost
  readonly purchasedAt: Instant
}
