import type { Aging } from '../../numbering/aging.ts'
import type { Author } from '../../numbering/audit-entry.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { OwnedPlace } from './owned-number-store.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'

/** The end of a resource: its numbers are its own until an instant, and rest from then on. */
export interface ClosingStore {
  /**
   * Lets numbers that a resource owns be released at an instant, by themselves; or lets the resource keep those that would
   * be. At most `limit` numbers that this changes, in the order of owned numbers: the call is repeated behind `next` until
   * there is none. Entries of the trail name the numbers.
   */
  changeClosing(command: ChangeClosingCommand): Promise<ChangeClosingAnswer>
}

export interface ChangeClosingCommand extends RegisterDependent, Aging {
  readonly resource: string
  /** The instant of the release; absent if the resource keeps its numbers. */
  readonly releaseAt?: Instant
  readonly limit: number
  /** The place behind which the numbers are; all numbers of the resource if absent. */
  readonly after?: OwnedPlace
  readonly author: Author
}

export type ChangeClosingAnswer =
  /** How many numbers were changed, and the place behind which others may be; absent if none are. */
  { readonly kind: 'changed'; readonly changed: number; readonly next?: OwnedPlace } | Outdated
