import type { Capabilities } from '../../numbering/capabilities.ts'
import type { Fill } from '../../numbering/fill.ts'
import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'
import type { AssignmentType, NumberType, Offering } from '../../numbering/offering.ts'
import type { Operation, OperationDelay } from '../../numbering/operation.ts'
import type { Search } from '../../numbering/search.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'
import type { Timed } from './timed.ts'
import type { TooManyHeld } from './too-many-held.ts'

/** Searches, and the life of their holds. */
export interface HoldStore {
  /**
   * Holds free numbers for a new search. A search that finds fewer numbers than it asks for, or none, is recorded too.
   */
  hold(command: HoldCommand): Promise<HoldAnswer>
  /** A search of this resource. */
  search(resource: string, searchId: string): Promise<Timed<Search> | undefined>
  /**
   * Buys all that a search holds, if its hold has not ended. A repeated purchase changes nothing. A purchase that is
   * forced to fail ends the hold too; the numbers are free when its operation ends.
   */
  purchase(command: PurchaseCommand): Promise<PurchaseAnswer>
  /** Frees the numbers of a search, if its hold has not ended. `false` if this resource has no such search. */
  cancel(command: CancelCommand): Promise<boolean>
}

export interface HoldCommand extends RegisterDependent {
  readonly resource: string
  /** The GUID of the new search, which is its claim on the numbers. */
  readonly searchId: string
  readonly country: string
  readonly numberType: NumberType
  readonly assignmentType: AssignmentType
  /** Only this area code; any if absent. */
  readonly areaCode?: string
  /** The area codes that are open to the resource; any if absent. */
  readonly areaCodes?: readonly string[]
  /** As the client asked for them. */
  readonly capabilities: Capabilities
  readonly quantity: number
  /** Which free numbers of a stock are taken first. The search lists the numbers of one stock in ascending order. */
  readonly fill: Fill
  /** The offerings that fit, best first; the first one with any free number is sold. Never empty. */
  readonly offerings: readonly Offering[]
  readonly holdMs: number
  /** The most numbers that the resource may hold at a time, these included; no limit if absent. */
  readonly heldLimit?: number
  readonly delay: OperationDelay
  readonly forced?: ForcedOutcome
}

export type HoldAnswer =
  | { readonly kind: 'held'; readonly search: Search; readonly operation: Operation }
  /** Nothing was done. */
  | TooManyHeld
  | Outdated

export interface PurchaseCommand extends RegisterDependent {
  readonly resource: string
  readonly searchId: string
  /** Whether the buyer agrees not to resell. */
  readonly agreeToNotResell: boolean
  readonly delay: OperationDelay
  /** If it is absent, what was forced upon the purchase when the search was made. */
  readonly forced?: ForcedOutcome
}

export type PurchaseAnswer =
  | { readonly kind: 'purchased'; readonly operation: Operation }
  | { readonly kind: 'searchNotFound' }
  | { readonly kind: 'holdEnded' }
  | { readonly kind: 'nothingHeld' }
  | { readonly kind: 'agreementRequired' }
  | Outdated

export interface CancelCommand {
  readonly resource: string
  readonly searchId: string
}
