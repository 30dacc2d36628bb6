import type { Instant } from './instant.ts'
import type { PhoneNumber } from './phone-number.ts'
import type { Search, SearchTerms } from './search.ts'

/**
 * The search that begins at `now` and holds the numbers that it found.
 *
 * @param phoneNumbers fewer than the terms ask for, if no more were free
 */
export function newSearch(
  { searchId, holdMs }: { readonly searchId: string; readonly holdMs: number },
  terms: SearchTerms,
  phoneNumbers: readonly PhoneNumber[],
  now: Instant,
): Search {
  return {
    id: searchId,
    ...terms,
    phoneNumbers,
    createdAt: now,
    expiresAt: now + holdMs,
  }
}
