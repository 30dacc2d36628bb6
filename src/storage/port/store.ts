import type { AuditEntry, NumberBlock } from '../../numbering/audit-entry.ts'
import type { Capabilities, CapabilitiesPatch } from '../../numbering/capabilities.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { AssignmentType, NumberType, Offering } from '../../numbering/offering.ts'
import type { Operation, OperationDelay } from '../../numbering/operation.ts'
import type { OwnedNumber } from '../../numbering/owned-number.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Search } from '../../numbering/search.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { Clock } from './clock.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'

/**
 * Where the inventory lives. Each command is one change of state: it happens whole or not at all,
 * and what is answered is durable. The store owns time: it reads its clock inside the command, and
 * every instant that anyone sees comes back from here.
 *
 * A method rejects only with a `StorageError`; what a client can do about is in the answers.
 */
export interface Store {
  /**
   * Holds free numbers for a new search. It may find fewer than asked for, or none; it is recorded all
   * the same. A command with the key of an earlier one answers what that one did, and changes nothing.
   */
  hold(command: HoldCommand): Promise<HoldAnswer>
  /** A search of this resource. */
  search(resource: string, searchId: string): Promise<Timed<Search> | undefined>
  /** Buys all that a search holds, if its hold has not ended. Asking again changes nothing. */
  purchase(command: PurchaseCommand): Promise<PurchaseAnswer>
  /** Frees what a search holds, if its hold has not ended. `false` if this resource has no such search. */
  cancel(command: CancelCommand): Promise<boolean>
  /** An operation of this resource. */
  operation(resource: string, operationId: string): Promise<Timed<Operation> | undefined>
  /** What the resource owns, ordered by type and number, at most `limit` of them after the first `skip`. */
  ownedNumbers(resource: string, page: { skip: number; limit: number }): Promise<OwnedNumber[]>
  ownedNumber(resource: string, phoneNumber: PhoneNumber): Promise<OwnedNumber | undefined>
  /** The stock that a number is in, whoever has it and whatever its state; `undefined` if it is in none. */
  describeNumber(phoneNumber: PhoneNumber): Promise<Stock | undefined>
  /** Changes the capabilities of an owned number, within what its offering includes. */
  updateCapabilities(command: UpdateCapabilitiesCommand): Promise<UpdateCapabilitiesAnswer>
  /** Gives a number back; where the resource does not own it, the operation records the failure. */
  release(command: ReleaseCommand): Promise<Operation>
  /** Adds blocks of numbers, free at once; numbers that are there already stay as they are. Answers how many were new. */
  addStock(blocks: readonly NumberBlock[]): Promise<number>
  /** How many numbers there are, by state. */
  count(): Promise<NumberCounts>
  /**
   * The audit trail after the entry `after` (0 for all of it), oldest first. To go on after the last one misses
   * none: an entry may come a moment later than its answer, but never behind one that has been shown.
   */
  audit(page: { after: number; limit: number }): Promise<AuditEntry[]>
  /** The entries that name this number, newest first. */
  numberHistory(phoneNumber: PhoneNumber, limit: number): Promise<AuditEntry[]>
  now(): Promise<Instant>
  /** Sets the clock, for everyone who uses this inventory. */
  setClock(clock: Clock): Promise<void>
  /** Rejects if the store cannot serve: it commits a write that changes nothing. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Something read, and the instant of the reading, by which its state is judged. */
export interface Timed<T> {
  readonly value: T
  readonly now: Instant
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
  /** As the client asked for them. */
  readonly capabilities: Capabilities
  readonly quantity: number
  /** What may be sold, best first; the first one with any free number is. Never empty. */
  readonly offerings: readonly Offering[]
  readonly holdMs: number
  /** The most numbers that the resource may hold at a time, these included; no limit if absent. */
  readonly heldLimit?: number
  /** What tells a command that is sent again from a new one of the same resource; none does if absent. */
  readonly repeatKey?: string
  readonly delay: OperationDelay
}

export type HoldAnswer =
  | { readonly kind: 'held'; readonly search: Search; readonly operation: Operation }
  /** With what the search asks for the resource would hold more than `heldLimit`; it holds `held`. */
  | { readonly kind: 'tooManyHeld'; readonly held: number; readonly limit: number }
  | Outdated

export interface PurchaseCommand {
  readonly resource: string
  readonly searchId: string
  /** Whether the buyer agrees not to resell. */
  readonly agreeToNotResell: boolean
  readonly delay: OperationDelay
}

export type PurchaseAnswer =
  | { readonly kind: 'purchased'; readonly operation: Operation }
  | { readonly kind: 'searchNotFound' }
  | { readonly kind: 'holdEnded' }
  | { readonly kind: 'nothingHeld' }
  | { readonly kind: 'agreementRequired' }

export interface CancelCommand {
  readonly resource: string
  readonly searchId: string
}

export interface UpdateCapabilitiesCommand {
  readonly resource: string
  readonly phoneNumber: PhoneNumber
  readonly patch: CapabilitiesPatch
  /** The GUID of the operation. */
  readonly operationGuid: string
  readonly delay: OperationDelay
}

export type UpdateCapabilitiesAnswer =
  | { readonly kind: 'updated'; readonly operation: Operation }
  | { readonly kind: 'notOwned' }
  | { readonly kind: 'notOffered' }

export interface ReleaseCommand {
  readonly resource: string
  readonly phoneNumber: PhoneNumber
  /** How long the number rests before it can be found again. */
  readonly agingMs: number
  /** The GUID of the operation. */
  readonly operationGuid: string
  readonly delay: OperationDelay
}

export interface NumberCounts {
  readonly total: number
  readonly free: number
  /** Held, or resting after a release. */
  readonly busy: number
  readonly owned: number
}

/** The store could not do its work: nothing can be said about the request. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}
