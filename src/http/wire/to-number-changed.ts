import type { Static } from 'typebox'
import { formatUtcInstant } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ExplainedNumber } from '../../storage/port/explain-store.ts'
import type { Timed } from '../../storage/port/timed.ts'
import type { NumberChanged } from '../contract/number-change-schemas.ts'
import { toNumberState } from './to-number-state.ts'

/** A number after the operator has changed it, as our own API shows it. */
export function toNumberChanged(
  phoneNumber: PhoneNumber,
  { kind, value, now }: Timed<ExplainedNumber> & { readonly kind: 'changed' | 'unchanged' },
): Static<typeof NumberChanged> {
  return { at: formatUtcInstant(now), changed: kind === 'changed', ...toNumberState(phoneNumber, value) }
}
