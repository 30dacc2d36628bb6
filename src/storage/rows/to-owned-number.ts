import type { Instant } from '../../numbering/instant.ts'
import type { OwnedNumber } from '../../numbering/owned-number.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { flag, integer, type Row, text } from './row.ts'
import { toQuote } from './to-quote.ts'

/** A number with its owner. */
export interface SoldNumber {
  readonly resource: string
  /** The search or reservation that sold it, or the operator's assignment. */
  readonly searchId: string
  readonly owned: OwnedNumber
  /** When it is released by itself, since its resource was closed; `NEVER` where it is not. */
  readonly releaseAt: Instant
  /** Whether nobody can release it. */
  readonly isProtected: boolean
}

/** The number in a row of `owned`. */
export function toOwnedNumber(row: Row): OwnedNumber {
  return {
    phoneNumber: phoneNumberFromInteger(integer(row, 'number')),
    ...toQuote(row),
    purchasedAt: integer(row, 'purchased_at'),
  }
}

/** The number in a row of `owned`, with its owner. */
export function toSoldNumber(row: Row): SoldNumber {
  return {
    resource: text(row, 'resource'),
    searchId: text(row, 'search'),
    owned: toOwnedNumber(row),
    releaseAt: integer(row, 'release_at'),
    isProtected: flag(row, 'protected'),
  }
}
