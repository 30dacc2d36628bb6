import type { Aging } from '../../numbering/aging.ts'
import type { Author } from '../../numbering/audit-entry.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { OwnedTerms } from '../../numbering/owned-number.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ExplainedNumber } from './explain-store.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'
import type { Timed } from './timed.ts'

/** What the operator does with a single number. */
export interface NumberChangeStore {
  /** Changes a number, or nothing. One entry of the trail tells of the change. */
  changeNumber(command: ChangeNumberCommand): Promise<ChangeNumberAnswer>
  /** How many numbers of the ranges, which are at most some thousand and have no number in common, were ported out. */
  countPortedOut(ranges: readonly PhoneNumberRange[]): Promise<number>
}

/** Both ends included. */
export interface PhoneNumberRange {
  readonly first: PhoneNumber
  readonly last: PhoneNumber
}

export interface ChangeNumberCommand extends RegisterDependent {
  readonly phoneNumber: PhoneNumber
  readonly change: NumberChange
  /** Kept in the trail. */
  readonly reason?: string
  readonly author: Author
}

/** Each change says in which states a number can be; in any other state it is refused. */
export type NumberChange =
  /** The number is owned by this resource, and rests for a time. */
  | ({ readonly kind: 'release'; readonly resource: string } & Aging)
  /** The number is free or withdrawn, and becomes the owner's. */
  | { readonly kind: 'assign'; readonly owner: NewOwner }
  /** The number is owned (by the resource `from`, if there is one), and becomes that of `to` on the same terms. */
  | { readonly kind: 'transfer'; readonly from?: string; readonly to: string }
  /**
   * What was done to the number is undone: an aging number becomes that of its former owner on its terms, a withdrawn
   * one is free, and a quarantined one is free, or goes on to rest if it was resting. None becomes that of a resource
   * in `closed`.
   */
  | { readonly kind: 'restore'; readonly closed?: readonly string[] }
  /** The number is free, aging, withdrawn or quarantined, and is off sale until then, which is after now. */
  | { readonly kind: 'quarantine'; readonly until: Instant }
  /** The number is in any state but held, and is never on sale from now on. */
  | { readonly kind: 'portOut' }
  /** The number was ported out, and becomes the owner's; without an owner it is free, when its rest is over. */
  | { readonly kind: 'portIn'; readonly owner?: NewOwner }
  /**
   * The number is owned, and cannot be released or ported out until it is unprotected; it is not released by itself
   * either.
   */
  | { readonly kind: 'protect' }
  | { readonly kind: 'unprotect' }

/** A resource that gets a number, without a search. */
export interface NewOwner {
  readonly resource: string
  /** A GUID, in the place of that of a search. */
  readonly id: string
  readonly terms: OwnedTerms
}

export type ChangeNumberAnswer =
  /** The number after the change, or, where it was so already and nothing was done, as it is. */
  | ({ readonly kind: 'changed' | 'unchanged' } & Timed<ExplainedNumber>)
  /** Nothing was done; the number as it is. */
  | ({ readonly kind: 'refused'; readonly refusal: NumberRefusal } & Timed<ExplainedNumber>)
  | { readonly kind: 'numberNotFound' }
  | Outdated

/** Why a number cannot be changed. */
export type NumberRefusal =
  /** Its state is none of those of the change. */
  | { readonly kind: 'state' }
  /** Another resource than the named one owns it. */
  | { readonly kind: 'otherOwner' }
  | { readonly kind: 'protected' }
  /** It would become that of this resource, which is closed. */
  | { readonly kind: 'closed'; readonly resource: string }
  /** It rests for longer than the change allows. */
  | { readonly kind: 'resting'; readonly until: Instant }
  /** The instant is not after now. */
  | { readonly kind: 'past' }
  /** An older Holdline has released it, which kept no terms. */
  | { readonly kind: 'termsUnknown' }
