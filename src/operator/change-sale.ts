import { type PhoneNumber, phoneNumberFromInteger, phoneNumberToInteger } from '../numbering/phone-number.ts'
import type { NumberRange } from '../numbering/prefix-ranges.ts'
import type { StateCounts } from '../numbering/state-counts.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { ChangeSaleAnswer, ChangeSaleCommand } from '../storage/port/withdrawal-store.ts'

/** The most numbers that one call changes: other requests wait no longer than for as many. */
export const AT_ONCE = 1_000

export interface SaleChange extends Pick<ChangeSaleCommand, 'action' | 'reason' | 'author'> {
  readonly range: NumberRange
}

export interface SaleChanged {
  /** How many numbers were changed. */
  readonly changed: number
  /** How many stay as they are, by their state. */
  readonly left: StateCounts
  /** The rest of the range, for the next call; absent when the range is done. */
  readonly next?: NumberRange
}

/** Withdraws or restores the first thousand numbers of a range. */
export async function changeSale(
  { store }: { readonly store: Pick<InventoryStore, 'changeSale'> },
  { range, ...change }: SaleChange,
): Promise<SaleChanged> {
  const answer = await store.changeSale({ ...change, ...toStoreRange(range), limit: AT_ONCE })
  return toSaleChanged(answer, range)
}

export function toStoreRange({ first, last }: NumberRange): { first: PhoneNumber; last: PhoneNumber } {
  return { first: phoneNumberFromInteger(first), last: phoneNumberFromInteger(last) }
}

export function toSaleChanged({ changed, left, seen }: ChangeSaleAnswer, { last }: NumberRange): SaleChanged {
  const first = seen === undefined ? Number.POSITIVE_INFINITY : phoneNumberToInteger(seen) + 1
  return { changed, left, ...(first <= last && { next: { first, last } }) }
}
