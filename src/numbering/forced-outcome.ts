import type { SearchError } from './search-error.ts'

/** What a stand-in forces upon a request. It is stored with the record that the request makes. */
export interface ForcedOutcome {
  /** The error that the outcome shows: one of the API's enum except NoError. */
  readonly error?: SearchError
  /** The most numbers that the search finds (partial acquisition). */
  readonly atMost?: number
  /** How long the operation shows `running`, in milliseconds; NEVER (instant.ts) until its rule is finished. */
  readonly runningMs?: number
  /** The id of the rule, by which operations that stay running are finished. */
  readonly rule?: string
  /** The hold expires as the purchase arrives. */
  readonly expires?: true
  /** Forced upon the purchase of the search that is being made (magic inputs). */
  readonly purchase?: ForcedOutcome
}
