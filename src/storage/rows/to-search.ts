import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { Search } from '../../numbering/search.ts'
import { flag, integer, optionalInteger, type Row, text } from './row.ts'
import { toQuote } from './to-quote.ts'

/** A search with its row's key, which is the claim on its numbers. */
export interface KeyedSearch {
  readonly key: number
  readonly search: Search
}

/**
 * The search in a row of `search`.
 *
 * @param numbers what the row's column of numbers holds, which each store keeps in its own form
 */
export function toSearch(row: Row, numbers: readonly number[]): Search {
  return {
    id: text(row, 'id'),
    ...toQuote(row),
    quantity: integer(row, 'quantity'),
    phoneNumbers: numbers.map(phoneNumberFromInteger),
    agreementToNotResellRequired: flag(row, 'agreement'),
    createdAt: integer(row, 'created_at'),
    expiresAt: integer(row, 'expires_at'),
    ...optionalInteger(row, 'cancelled_at', 'cancelledAt'),
    ...optionalInteger(row, 'purchased_at', 'purchasedAt'),
  }
}
