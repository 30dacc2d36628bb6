import type { Aging } from '../../numbering/aging.ts'
import type { Author } from '../../numbering/audit-entry.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'

/** The end of a resource: its numbers are its own until an instant, and rest from then on. */
export interface ClosingStore {
  /**
   * Lets numbers that a resource owns be released at an instant, by themselves; or lets the resource keep those that would
   * be. At most `limit` numbers that this changes: the call is repeated until it changes fewer. Entries of the trail name
   * the numbers.
   */
  changeClosing(command: ChangeClosingCommand): Promise<ChangeClosingAnswer>
}

export interface ChangeClosingCommand extends RegisterDependent, Aging {
  readonly resource: string
  /** The instant of the release; absent if the resource keeps its numbers. */
  readonly releaseAt?: Instant
  readonly limit: number
  readonly author: Author
}

export type ChangeClosingAnswer =
  /** How many numbers were changed. */
  { readonly kind: 'changed'; readonly changed: number } | Outdated
