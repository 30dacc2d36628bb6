import type { ForcedOutcome } from './forced-outcome.ts'
import type { Instant } from './instant.ts'
import type { PhoneNumber } from './phone-number.ts'
import type { Search, SearchTerms } from './search.ts'

interface NewSearch {
  readonly searchId: string
  readonly holdMs: number
  readonly forced?: ForcedOutcome
}

/**
 * The search that begins at `now` and holds the numbers that it found.
 *
 * @param phoneNumbers fewer than the terms ask for, if no more were free or fewer were to be found
 */
export function newSearch(
  { searchId, holdMs, forced }: NewSearch,
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
    ...(forced?.error && { error: forced.error }),
  }
}
