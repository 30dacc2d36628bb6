import type { SearchTerms } from '../../numbering/search.ts'
import { assignmentType, capabilities, cost, numberType, type Row, text } from './row.ts'

/**
 * The request of a client and the offering that was quoted for it: the columns that every sold number has.
 */
export type Quote = Omit<SearchTerms, 'quantity' | 'agreementToNotResellRequired'>

/** The quote in a row of `search`, `reserved_number` or `owned`. */
export function toQuote(row: Row): Quote {
  return {
    country: text(row, 'country'),
    numberType: numberType(row),
    assignmentType: assignmentType(row),
    capabilities: capabilities(row),
    offeredCapabilities: capabilities(row, 'offered_'),
    cost: cost(row),
  }
}
