import type { Explanation as Found } from '../../control/explain/explain.ts'
import { holdState } from '../../numbering/hold.ts'
import { formatUtcInstant, type Instant } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ExplainedSearch } from '../../storage/port/explain-store.ts'
import type { Explanation } from '../contract/explain-schemas.ts'
import { toNumberState } from './to-number-state.ts'

/** The explanation as our own operations show it. */
export function toExplanation(found: Found, phoneNumber: PhoneNumber | undefined): Explanation {
  const { now, why, number, search, missed } = found
  return {
    now: formatUtcInstant(now),
    why,
    number: number && phoneNumber ? toNumberState(phoneNumber, number) : null,
    search: search ? toSearch(search, now) : null,
    missed: [...missed],
  }
}

function toSearch({ resource, search, areaCode }: ExplainedSearch, now: Instant) {
  const { id, country, numberType, capabilities, quantity, phoneNumbers, expiresAt } = search
  return {
    searchId: id,
    resource,
    country,
    phoneNumberType: numberType,
    areaCode: areaCode ?? null,
    capabilities,
    quantity,
    phoneNumbers: [...phoneNumbers],
    state: holdState(search, now),
    expiresAt: formatUtcInstant(expiresAt),
  }
}
