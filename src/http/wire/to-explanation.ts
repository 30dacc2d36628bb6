import type { Explanation as Found } from '../../control/explain/explain.ts'
import { holdState } from '../../numbering/hold.ts'
import { END_OF_TIME, type Instant } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ExplainedNumber, ExplainedSearch, NumberState } from '../../storage/port/explain-store.ts'
import type { Explanation } from '../contract/explain-schemas.ts'
import { isoInstant } from './to-held.ts'

/** The explanation as our own operations show it. */
export function toExplanation(found: Found, phoneNumber: PhoneNumber | undefined): Explanation {
  const { now, why, number, search, missed } = found
  return {
    now: isoInstant(now),
    why,
    number: number && phoneNumber ? toNumber(phoneNumber, number) : null,
    search: search ? toSearch(search, now) : null,
    missed: [...missed],
  }
}

function toNumber(phoneNumber: PhoneNumber, { stock, state }: ExplainedNumber) {
  const { country, numberType, areaCode, capabilities } = stock
  const place = { phoneNumber, country, phoneNumberType: numberType, areaCode, capabilities }
  return { ...place, state: state.kind, until: untilOf(state), ...holderOf(state) }
}

function untilOf(state: NumberState): string | null {
  return 'until' in state && state.until < END_OF_TIME ? isoInstant(state.until) : null
}

function holderOf(state: NumberState): { resource: string | null; by: string | null } {
  if (state.kind === 'owned') return { resource: state.resource, by: state.soldBy }
  if (state.kind !== 'held' || state.by === undefined) return { resource: null, by: null }
  const { by } = state
  return { resource: by.resource, by: 'searchId' in by ? by.searchId : by.reservationId }
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
    expiresAt: isoInstant(expiresAt),
  }
}
