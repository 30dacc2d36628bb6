import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'
import type { Operation } from '../../numbering/operation.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { Search } from '../../numbering/search.ts'
import { purchaseOperation, searchOperation } from '../../numbering/search-operations.ts'
import { flag, integer, optionalInteger, type Row, searchError, text } from './row.ts'
import { toPurchaseEnd } from './to-purchase-end.ts'
import { toQuote } from './to-quote.ts'

/** A search in its row, with the operations that are views of it. */
export interface KeyedSearch {
  /** The row's key, which is the claim on its numbers. */
  readonly key: number
  readonly search: Search
  /** The operation that made it. */
  readonly operation: Operation
  /** The operation that bought it, or fails to. */
  readonly purchase?: Operation
  /** What is forced upon its purchase, unless the purchase brings something else. */
  readonly forcedPurchase?: ForcedOutcome
}

function toSearch(row: Row, numbers: readonly number[]): Search {
  const error = searchError(row, 'error')
  return {
    id: text(row, 'id'),
    ...toQuote(row),
    quantity: integer(row, 'quantity'),
    phoneNumbers: numbers.map(phoneNumberFromInteger),
    agreementToNotResellRequired: flag(row, 'agreement'),
    createdAt: integer(row, 'created_at'),
    expiresAt: integer(row, 'expires_at'),
    ...optionalInteger(row, 'cancelled_at', 'cancelledAt'),
    ...toPurchaseEnd(row, 'purchase_'),
    ...(error && { error }),
  }
}

/**
 * The search in a row of `search`, with its key and operations.
 *
 * @param numbers the numbers in the row's column, which each store keeps in its own form
 */
export function toKeyedSearch(row: Row, numbers: readonly number[]): KeyedSearch {
  const search = toSearch(row, numbers)
  const progress = { startsAt: integer(row, 'starts_at'), endsAt: integer(row, 'ends_at') }
  const { forced_purchase: forced } = row
  const keyed = {
    key: integer(row, 'key'),
    search,
    operation: searchOperation(search, progress),
    // The column holds a `ForcedOutcome`.
    ...(typeof forced === 'string' && { forcedPurchase: JSON.parse(forced) }),
  }
  if (row['purchased_at'] === null) return keyed
  const bought = { startsAt: integer(row, 'purchase_starts_at'), endsAt: integer(row, 'purchase_ends_at') }
  return { ...keyed, purchase: purchaseOperation(search, bought, search.purchaseFailure?.error) }
}
