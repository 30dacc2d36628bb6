import type { Offering } from './offering.ts'
import type { SearchTerms } from './search.ts'

/** The request of a search. */
export type SearchRequest = Omit<SearchTerms, 'offeredCapabilities' | 'cost' | 'agreementToNotResellRequired'>

/** The terms of a search: its request, and the quote of this offering. */
export function searchTerms(request: SearchRequest, offering: Offering): SearchTerms {
  return {
    country: request.country,
    numberType: request.numberType,
    assignmentType: request.assignmentType,
    capabilities: request.capabilities,
    quantity: request.quantity,
    offeredCapabilities: offering.capabilities,
    cost: offering.cost,
    agreementToNotResellRequired: offering.agreementToNotResellRequired,
  }
}
