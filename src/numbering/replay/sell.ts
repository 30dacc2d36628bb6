import type { OwnedNumber } from '../owned-number.ts'
import { forgetOwnership } from './end-ownership.ts'
import type { Replayed } from './replayed.ts'

/** The resource owns the number now, instead of any owner who was to lose it by then. */
export function sell(
  state: Replayed,
  sold: { readonly resource: string; readonly owned: OwnedNumber },
  soldBy: string,
): void {
  const { phoneNumber } = sold.owned
  forgetOwnership(state, phoneNumber)
  state.owned.set(phoneNumber, sold)
  state.soldBy.set(phoneNumber, soldBy)
}
