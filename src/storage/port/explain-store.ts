import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { Operation } from '../../numbering/operation.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Search } from '../../numbering/search.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { Timed } from './timed.ts'

/** The facts about one number or one search of any resource. */
export interface ExplainStore {
  /** The stock and state of a number; `undefined` if there is no such number. */
  explainNumber(phoneNumber: PhoneNumber): Promise<Timed<ExplainedNumber> | undefined>
  /** What a search asked for and found; `undefined` if no resource has such a search. */
  explainSearch(searchId: string): Promise<Timed<ExplainedSearch> | undefined>
}

export interface ExplainedNumber extends Pick<NumberBlock, 'carrier' | 'label'> {
  readonly stock: Stock
  readonly state: NumberState
}

export type NumberState =
  /** Free, and never held. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'free'; readonly since: Instant }
  /** The holder is absent if its record was removed. */
  | { readonly kind: 'held'; readonly until: Instant; readonly by?: Holder }
  /** Released, and resting. */
  | { readonly kind: 'aging'; readonly until: Instant }
  /** Off sale. */
  | { readonly kind: 'withdrawn'; readonly reason?: string }
  /** Off sale until then. */
  | { readonly kind: 'quarantined'; readonly until: Instant; readonly reason?: string }
  /** With another carrier, and not for sale until it is ported in. */
  | { readonly kind: 'portedOut'; readonly reason?: string }
  | {
      readonly kind: 'owned'
      readonly resource: string
      readonly since: Instant
      /** The id of the search or reservation that was bought, or of the operator's assignment. */
      readonly soldBy: string
      /** When it is released by itself, since its resource was closed; absent where it is not. */
      readonly until?: Instant
      /** Whether nobody can release it. */
      readonly isProtected: boolean
    }

/** What holds a number for a resource. */
export type Holder =
  | { readonly resource: string; readonly searchId: string }
  | { readonly resource: string; readonly reservationId: string }

export interface ExplainedSearch {
  readonly resource: string
  /** The request, and the numbers that it found. */
  readonly search: Search
  /** The area code that the client asked for; absent where it asked for none. */
  readonly areaCode?: string
  /** The operation that made the search. */
  readonly operation: Operation
  /** The operation that bought it, if one did. */
  readonly purchase?: Operation
}
