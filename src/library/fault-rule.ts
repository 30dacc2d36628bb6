/**
 * Which requests of the ACS API fail, wait or end otherwise, and how. docs/faults.md explains each field. Durations are
 * texts, as in ISO 8601 (`PT16M`) or short (`16m`, `200ms`).
 *
 * @example { match: { operation: 'PurchasePhoneNumbers' }, effect: { outcome: 'PurchaseFailed' }, times: 1 }
 */
export interface FaultRule {
  /** Letters, digits, hyphens and underscores; made if absent. */
  readonly id?: string
  /** The requests that fit; all requests of the ACS API if absent. */
  readonly match?: FaultMatch
  readonly effect: FaultEffect
  /** How many fitting requests pass first. */
  readonly skip?: number
  /** How many requests the rule hits at most. */
  readonly times?: number
  /** Only each so-many-th of the fitting requests that follow the skipped ones. */
  readonly every?: number
  /** How likely each of those is hit, from 0 to 1. */
  readonly probability?: number
  /** Makes chance repeatable; 0 if absent. */
  readonly seed?: number
  /** The real time after which the rule is gone, whatever the inventory's clock says. */
  readonly ttl?: string
  /** By the clock of the inventory: relative to the rule's creation, or between two instants in ISO 8601. */
  readonly window?: {
    readonly after?: string
    readonly for?: string
    readonly from?: string
    readonly to?: string
  }
}

/** The requests that a rule is for: those that fit every field. */
export interface FaultMatch {
  /** The operationId of the API, with or without `PhoneNumbers_`. */
  readonly operation?: string
  readonly country?: string
  readonly numberType?: 'geographic' | 'tollFree' | 'mobile'
  readonly areaCode?: string
  readonly phoneNumber?: string
  /** The name of the resource that sends the request. */
  readonly resource?: string
}

/** What happens to a request: one effect with its own fields, and latency with any of them or alone. */
export interface FaultEffect {
  /** An error of the search result, at the phase where it belongs. */
  readonly outcome?: FaultOutcome
  /** The most numbers that a search with the outcome `NumbersPartiallyAcquired` finds; half of them if absent. */
  readonly quantity?: number
  /** The operation that the request begins shows `running`. An `outcome` shows after that. */
  readonly stay?: 'running'
  /** How long it stays so, by the clock of the inventory: a duration, or `ever`, as if absent. */
  readonly for?: string
  /** The hold ends as its purchase arrives. */
  readonly expire?: boolean
  /** How long the request waits before the work, in real time: a duration, or two between which chance chooses. */
  readonly latency?: string | { readonly from: string; readonly to: string }
  /** The status of an answer in the place of the work. */
  readonly status?: number
  /** The seconds in the header `Retry-After`. */
  readonly retryAfter?: number
  /** JSON, or a text that is sent as it is; an error in the API's shape if absent. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The connection ends without an answer, before or after the work. */
  readonly drop?: 'before' | 'after'
  /** The body of the answer arrives slowly: at a rate, or in a time. */
  readonly slowBody?: { readonly bytesPerSecond?: number; readonly duration?: string }
  /** The connection ends after so many bytes of the body, or such a part of it. */
  readonly cutBody?: { readonly bytes?: number; readonly fraction?: number }
}

/** The errors of a search result, in the API's own words. */
export type FaultOutcome =
  | 'UnknownErrorCode'
  | 'OutOfStock'
  | 'AuthorizationDenied'
  | 'MissingAddress'
  | 'InvalidAddress'
  | 'InvalidOfferModel'
  | 'NotEnoughLicenses'
  | 'NoWallet'
  | 'NotEnoughCredit'
  | 'NumbersPartiallyAcquired'
  | 'AllNumbersNotAcquired'
  | 'ReservationExpired'
  | 'PurchaseFailed'
  | 'BillingUnavailable'
  | 'ProvisioningFailed'
  | 'UnknownSearchError'
