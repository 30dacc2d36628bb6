import type { OwnedNumber } from '../../numbering/owned-number.ts'
import { type Row, text } from './row.ts'
import { toOwnedNumber } from './to-owned-number.ts'

/** An owned number, and the search or reservation that sold it. */
export interface SoldNumber {
  readonly owned: OwnedNumber
  readonly searchId: string
}

/** The number in a row of `owned`, with what sold it. */
export function toSoldNumber(row: Row): SoldNumber {
  return { owned: toOwnedNumber(row), searchId: text(row, 'search') }
}
