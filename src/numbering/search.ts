import type { Capabilities } from './capabilities.ts'
import { type HoldInstants, holdState } from './hold.ts'
import type { Instant } from './instant.ts'
import type { AssignmentType, Cost, NumberType } from './offering.ts'
import type { PhoneNumber } from './phone-number.ts'
import type { SearchError } from './search-error.ts'

/** The request of a search, and the quote of the offering that serves the request. */
export interface SearchTerms {
  readonly country: string
  readonly numberType: NumberType
  readonly assignmentType: AssignmentType
  /** The capabilities that the client asked for. */
  readonly capabilities: Capabilities
  /** How many numbers the client asked for; `phoneNumbers` may be fewer. */
  readonly quantity: number
  /** The most that the capabilities can be changed to once the numbers are bought. */
  readonly offeredCapabilities: Capabilities
  /** The price of each number, as quoted when the search was accepted. */
  readonly cost: Cost
  readonly agreementToNotResellRequired: boolean
}

/** A search, and with it the hold on the numbers that it found. */
export interface Search extends SearchTerms, HoldInstants {
  /** A GUID. */
  readonly id: string
  /** The numbers that were found and held when the search was accepted. */
  readonly phoneNumbers: readonly PhoneNumber[]
  readonly createdAt: Instant
  /** The error that was forced upon the search, which holds nothing. */
  readonly error?: SearchError
}

/** The outcome of a search, in the words of the API's `error` field. */
export type SearchOutcome = 'NoError' | SearchError

/**
 * The outcome of the search at `now`, and the numbers that it holds or that were bought. A purchase that is going to fail
 * looks like any other until it fails.
 */
export function searchOutcome(
  search: Search,
  now: Instant,
): { phoneNumbers: readonly PhoneNumber[]; outcome: SearchOutcome } {
  const { phoneNumbers } = search
  switch (holdState(search, now)) {
    case 'purchased':
    case 'failing':
      return { phoneNumbers, outcome: 'NoError' }
    case 'failed':
      return { phoneNumbers: [], outcome: search.purchaseFailure?.error ?? 'PurchaseFailed' }
    case 'cancelled':
    case 'expired':
      return { phoneNumbers: [], outcome: 'ReservationExpired' }
    case 'held':
      if (phoneNumbers.length === 0) return { phoneNumbers, outcome: search.error ?? 'OutOfStock' }
      if (phoneNumbers.length < search.quantity) return { phoneNumbers, outcome: 'NumbersPartiallyAcquired' }
      return { phoneNumbers, outcome: 'NoError' }
  }
}
