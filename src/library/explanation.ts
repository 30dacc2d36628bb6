import type { Directions } from './stock-entry.ts'

/** What to explain: a number, a search, or why the search did not find the number. */
export interface Question {
  /** E.164, `+14255550100`. */
  readonly phoneNumber?: string
  readonly searchId?: string
}

/** Why a search got what it got, and why a number was not offered. */
export interface Explanation {
  /** The inventory's time. */
  readonly now: Date
  /** The answer in plain English. */
  readonly why: string
  /** `null` if no number was asked for, or the stock does not have it. */
  readonly number: ExplainedNumber | null
  readonly search: ExplainedSearch | null
  /** Where both were asked for: the filters of the search that the number does not meet. */
  readonly missed: readonly ('country' | 'phoneNumberType' | 'areaCode' | 'capabilities')[]
}

export interface ExplainedNumber {
  readonly phoneNumber: string
  readonly country: string
  readonly phoneNumberType: 'geographic' | 'tollFree' | 'mobile'
  readonly areaCode: string
  readonly capabilities: { readonly calling: Directions; readonly sms: Directions }
  /** `untouched` is free, and never held. */
  readonly state:
    | 'untouched'
    | 'free'
    | 'held'
    | 'aging'
    | 'withdrawn'
    | 'quarantined'
    | 'portedOut'
    | 'owned'
  /** Until when it is held, aging or quarantined; `null` where that never ends by itself, and in other states. */
  readonly until: Date | null
  /** Who holds or owns it. */
  readonly resource: string | null
  /** The id of the search or reservation that holds it, or was bought, or of the operator's assignment. */
  readonly by: string | null
  /** Whether it is owned, and nobody can release it. */
  readonly isProtected: boolean
  /** Why the operator took it off sale; `null` without a reason, and in other states. */
  readonly reason: string | null
}

export interface ExplainedSearch {
  readonly searchId: string
  readonly resource: string
  readonly country: string
  readonly phoneNumberType: 'geographic' | 'tollFree' | 'mobile'
  readonly areaCode: string | null
  readonly capabilities: { readonly calling: Directions; readonly sms: Directions }
  readonly quantity: number
  readonly phoneNumbers: readonly string[]
  readonly state: 'held' | 'failing' | 'failed' | 'purchased' | 'cancelled' | 'expired'
  readonly expiresAt: Date
}
