import type { PhoneNumber } from '../phone-number.ts'
import type { Replayed } from './replayed.ts'

/** Nobody owns the number any more. */
export function endOwnership({ owned, ...state }: Replayed, phoneNumber: PhoneNumber): void {
  owned.delete(phoneNumber)
  forgetOwnership(state, phoneNumber)
}

/** Nothing is left of what was said of the number's last owner. */
export function forgetOwnership(
  { releases, soldBy, protected: kept }: Pick<Replayed, 'releases' | 'soldBy' | 'protected'>,
  phoneNumber: PhoneNumber,
): void {
  releases.delete(phoneNumber)
  soldBy.delete(phoneNumber)
  kept.delete(phoneNumber)
}
