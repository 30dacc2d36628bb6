import type { SearchError } from './search-error.ts'

/**
 * What a stand-in forces upon a request that would otherwise succeed. It is stored with the record that the request
 * makes, so the record keeps it when the fault rule is removed.
 */
export interface ForcedOutcome {
  /** The error that the outcome shows. A search holds nothing; any other operation is accepted, and fails. */
  readonly error?: SearchError
  /** The most numbers that the search finds. */
  readonly atMost?: number
  /** How long the operation shows `running`, in milliseconds; `NEVER` until its rule is finished. */
  readonly runningMs?: number
  /** The id of the rule, by which operations that stay running are finished. */
  readonly rule?: string
  /** The hold expires as the purchase arrives. */
  readonly expires?: true
  /** Forced upon the purchase of the search that is being made, if nothing else is forced upon the purchase. */
  readonly purchase?: ForcedOutcome
}

/** How many numbers a search for `quantity` looks for. */
export function soughtQuantity(quantity: number, { error, atMost = quantity }: ForcedOutcome = {}): number {
  return error === undefined ? Math.min(quantity, atMost) : 0
}
