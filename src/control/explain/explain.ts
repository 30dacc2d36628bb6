import type { Instant } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ExplainedNumber, ExplainedSearch } from '../../storage/port/explain-store.ts'
import type { ControlledInventory } from '../controlled-inventory.ts'
import { whyNumber } from './explain-number.ts'
import { whySearch } from './explain-search.ts'
import { missedFilters, type SearchFilter } from './missed-filters.ts'

/** What to explain: a number, a search, or why the search did not find the number. */
export interface Question {
  readonly phoneNumber?: PhoneNumber
  readonly searchId?: string
}

export interface Explanation {
  readonly now: Instant
  /** Sentences in plain English. */
  readonly why: string
  /** Absent if it was not asked for, or is not in the stock. */
  readonly number?: ExplainedNumber
  readonly search?: ExplainedSearch
  /** Where both were asked for: the filters of the search that the number does not meet. */
  readonly missed: readonly SearchFilter[]
}

/** Why a search got what it got, and why a number was not offered; `undefined` if there is no such search. */
export async function explain(
  { inventory: { store } }: Pick<ControlledInventory, 'inventory'>,
  { phoneNumber, searchId }: Question,
): Promise<Explanation | undefined> {
  const number = phoneNumber === undefined ? undefined : await store.explainNumber(phoneNumber)
  const search = searchId === undefined ? undefined : await store.explainSearch(searchId)
  if (searchId !== undefined && search === undefined) return undefined
  const missed = number && search ? missedFilters(search.value, number.value.stock) : []
  const sentences: string[] = []
  if (phoneNumber !== undefined) sentences.push(whyNumber(phoneNumber, number?.value))
  if (search !== undefined) {
    if (phoneNumber !== undefined && number !== undefined) {
      sentences.push(whyNotFound(search.value, phoneNumber, missed))
    }
    const { value: stocks } = await store.stockCounts()
    sentences.push(whySearch(search.value, stocks, search.now))
  }
  return {
    now: search?.now ?? number?.now ?? (await store.now()),
    why: sentences.join(' '),
    ...(number && { number: number.value }),
    ...(search && { search: search.value }),
    missed,
  }
}

function whyNotFound(
  { search }: ExplainedSearch,
  phoneNumber: PhoneNumber,
  missed: readonly SearchFilter[],
): string {
  if (search.phoneNumbers.includes(phoneNumber)) return 'The search found it.'
  if (missed.length > 0) return `It does not fit the search: ${missed.join(', ')}.`
  return 'It fits the search, which took other numbers or found it taken.'
}
