import { includesCapabilities } from '../../numbering/capabilities.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { ExplainedSearch } from '../../storage/port/explain-store.ts'

/** The filters of a search, in the order in which they narrow the stock. */
export const SEARCH_FILTERS = ['country', 'phoneNumberType', 'areaCode', 'capabilities'] as const
export type SearchFilter = (typeof SEARCH_FILTERS)[number]

/** The filters of the search that a stock does not meet. */
export function missedFilters(
  { search, areaCode }: Pick<ExplainedSearch, 'search' | 'areaCode'>,
  stock: Stock,
): SearchFilter[] {
  const meets: Readonly<Record<SearchFilter, boolean>> = {
    country: stock.country === search.country,
    phoneNumberType: stock.numberType === search.numberType,
    areaCode: areaCode === undefined || stock.areaCode === areaCode,
    capabilities: includesCapabilities(stock.capabilities, search.offeredCapabilities),
  }
  return SEARCH_FILTERS.filter((filter) => !meets[filter])
}
