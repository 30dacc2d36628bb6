import type { Aging } from '../../numbering/aging.ts'
import type { CapabilitiesPatch } from '../../numbering/capabilities.ts'
import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'
import type { Operation, OperationDelay } from '../../numbering/operation.ts'
import type { OwnedNumber } from '../../numbering/owned-number.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'

/** The numbers that resources own. */
export interface OwnedNumberStore {
  /** The resource's numbers, ordered by type and number. */
  ownedNumbers(resource: string, page: OwnedPage): Promise<OwnedNumber[]>
  ownedNumber(resource: string, phoneNumber: PhoneNumber): Promise<OwnedNumber | undefined>
  /**
   * Changes the capabilities of an owned number, within what its offering includes. A command with the repeat key of
   * the number's last change is answered with the operation of that change, since to do it again changes nothing. A
   * command that changes nothing is recorded as an operation alone, without an entry in the trail. So is a command that
   * is forced to fail, whose repetition is answered with the same operation until something has changed the number.
   */
  updateCapabilities(command: UpdateCapabilitiesCommand): Promise<UpdateCapabilitiesAnswer>
  /**
   * Gives a number back; where the resource does not own it, the operation records the failure. A command with the
   * repeat key of an earlier release is answered with the earlier operation, if nobody has bought the number since. A
   * release that is forced to fail leaves the number to its owner, and its repetition is answered with the same operation
   * until something has changed the number. Of a protected number nothing is done.
   */
  release(command: ReleaseCommand): Promise<ReleaseAnswer>
}

/** A place in the order of owned numbers. */
export type OwnedPlace = Pick<OwnedNumber, 'numberType' | 'phoneNumber'>

/** At most `limit` numbers behind the place `after`, or of all numbers if it is absent, after the first `skip`. */
export interface OwnedPage {
  readonly after?: OwnedPlace
  /** To skip takes the longer the more is skipped; to begin behind a place does not. */
  readonly skip: number
  readonly limit: number
}

export interface UpdateCapabilitiesCommand extends RegisterDependent {
  readonly resource: string
  readonly phoneNumber: PhoneNumber
  readonly patch: CapabilitiesPatch
  /** The GUID of the operation. */
  readonly operationGuid: string
  readonly delay: OperationDelay
  /** The same in each sending of the request; no request repeats this one if absent. */
  readonly repeatKey?: string
  readonly forced?: ForcedOutcome
}

export type UpdateCapabilitiesAnswer =
  | { readonly kind: 'updated'; readonly operation: Operation }
  | { readonly kind: 'notOwned' }
  | { readonly kind: 'notOffered' }
  | Outdated

export type ReleaseAnswer =
  | { readonly kind: 'accepted'; readonly operation: Operation }
  /** The operator has protected the number, which nobody can release. */
  | { readonly kind: 'protected' }
  | Outdated

export interface ReleaseCommand extends RegisterDependent, Aging {
  readonly resource: string
  readonly phoneNumber: PhoneNumber
  /** The GUID of the operation. */
  readonly operationGuid: string
  readonly delay: OperationDelay
  /** The same in each sending of the request; no request repeats this one if absent. */
  readonly repeatKey?: string
  readonly forced?: ForcedOutcome
}
