import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'

/** The numbers of the inventory, whoever has them. */
export interface StockStore {
  /** Adds blocks of numbers, free at once. Numbers that exist already stay as they are. Answers how many were new. */
  addStock(blocks: readonly NumberBlock[]): Promise<number>
  /** The stock of a number, in whatever state the number is; `undefined` if there is no such number. */
  describeNumber(phoneNumber: PhoneNumber): Promise<Stock | undefined>
  /** How many numbers there are, by state. */
  count(): Promise<NumberCounts>
}

export interface NumberCounts {
  readonly total: number
  readonly free: number
  /** Held, or resting after a release. */
  readonly busy: number
  readonly owned: number
}
