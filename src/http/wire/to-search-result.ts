import { formatInstant } from '../../numbering/instant.ts'
import type { Search } from '../../numbering/search.ts'
import { type SearchOutcome, searchOutcome } from '../../numbering/search.ts'
import type { Timed } from '../../storage/port/timed.ts'
import type { PhoneNumberSearchResult } from '../contract/schemas.ts'

/** The only error code that the published documents give, in their example of a search result. */
const ERROR_CODES: Partial<Record<SearchOutcome, number>> = { OutOfStock: 1000 }

/** The search as the API shows it. */
export function toSearchResult({ value: search, now }: Timed<Search>): PhoneNumberSearchResult {
  const { phoneNumbers, outcome } = searchOutcome(search, now)
  const errorCode = ERROR_CODES[outcome]
  return {
    searchId: search.id,
    phoneNumbers: [...phoneNumbers],
    phoneNumberType: search.numberType,
    assignmentType: search.assignmentType,
    capabilities: search.capabilities,
    cost: search.cost,
    searchExpiresBy: formatInstant(search.expiresAt),
    isAgreementToNotResellRequired: search.agreementToNotResellRequired,
    ...(errorCode !== undefined && { errorCode }),
    error: outcome,
  }
}
