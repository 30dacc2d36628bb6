import { type HoldState, holdState } from '../../numbering/hold.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { Search } from '../../numbering/search.ts'
import type { ExplainedSearch } from '../../storage/port/explain-store.ts'
import type { StockCounts } from '../../storage/port/stock-store.ts'
import { missedFilters, SEARCH_FILTERS, type SearchFilter } from './missed-filters.ts'

/** What a message calls each filter. */
const FILTER_WORDS: Readonly<Record<SearchFilter, string>> = {
  country: 'the country',
  phoneNumberType: 'the type',
  areaCode: 'the area code',
  capabilities: 'the capabilities',
}

/** Why a search found what it found, and what became of it. */
export function whySearch(explained: ExplainedSearch, stocks: readonly StockCounts[], now: Instant): string {
  const { search } = explained
  const found = search.phoneNumbers.length
  const got = `The search found ${found} of the ${search.quantity} numbers that it asked for.`
  const sentences = [got]
  if (search.error !== undefined) sentences.push(`The error ${search.error} was forced upon it.`)
  else if (found < search.quantity) sentences.push(whyFewer(explained, stocks))
  if (found > 0) sentences.push(whatBecame(search, holdState(search, now)))
  return sentences.join(' ')
}

/** Where the stock ends, filter by filter; of the numbers that fit, who has them now. */
function whyFewer(explained: ExplainedSearch, stocks: readonly StockCounts[]): string {
  let left = stocks
  for (const filter of SEARCH_FILTERS) {
    const fitting = left.filter(({ stock }) => !missedFilters(explained, stock).includes(filter))
    if (fitting.length === 0) return `The stock has no numbers that fit ${FILTER_WORDS[filter]}.`
    left = fitting
  }
  const count = (state: Exclude<keyof StockCounts, 'stock'>) =>
    left.reduce((sum, counts) => sum + counts[state], 0)
  const [free, held, owned, aging] = [count('free'), count('held'), count('owned'), count('aging')]
  const offSaleCount = count('withdrawn') + count('quarantined') + count('portedOut')
  const all = free + held + owned + aging + offSaleCount
  const offSale = offSaleCount === 0 ? '' : ` ${offSaleCount} are off sale.`
  return `Of the ${all} numbers that fit, ${free} are free now, ${held} held, ${owned} owned and ${aging} aging.${offSale}`
}

function whatBecame(
  { expiresAt, cancelledAt, purchasedAt, purchaseFailure }: Search,
  state: HoldState,
): string {
  switch (state) {
    case 'held':
      return `They are held until ${iso(expiresAt)}.`
    case 'expired':
      return `Their hold expired at ${iso(expiresAt)}.`
    case 'cancelled':
      return `The search was cancelled${at(cancelledAt)}.`
    case 'purchased':
      return `They were bought${at(purchasedAt)}.`
    case 'failing':
      return `A purchase was accepted that fails with ${purchaseFailure?.error}.`
    case 'failed':
      return `The purchase failed with ${purchaseFailure?.error}.`
  }
}

function at(instant: Instant | undefined): string {
  return instant === undefined ? '' : ` at ${iso(instant)}`
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}
