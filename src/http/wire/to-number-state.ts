import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ExplainedNumber, NumberState } from '../../storage/port/explain-store.ts'
import { isoEnd } from './to-held.ts'

/** Where a number belongs, and its state, as our own operations show it. */
export function toNumberState(phoneNumber: PhoneNumber, { stock, state }: ExplainedNumber) {
  const { country, numberType, areaCode, capabilities } = stock
  const place = { phoneNumber, country, phoneNumberType: numberType, areaCode, capabilities }
  return {
    ...place,
    state: state.kind,
    until: isoEnd('until' in state ? state.until : undefined),
    ...holderOf(state),
    isProtected: state.kind === 'owned' && state.isProtected,
    reason: 'reason' in state && state.reason !== undefined ? state.reason : null,
  }
}

function holderOf(state: NumberState): { resource: string | null; by: string | null } {
  if (state.kind === 'owned') return { resource: state.resource, by: state.soldBy }
  if (state.kind !== 'held' || state.by === undefined) return { resource: null, by: null }
  const { by } = state
  return { resource: by.resource, by: 'searchId' in by ? by.searchId : by.reservationId }
}
