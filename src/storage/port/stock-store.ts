import type { Author, NumberBlock } from '../../numbering/audit-entry.ts'
import type { GivenTerms } from '../../numbering/given-state.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { StateCounts } from '../../numbering/state-counts.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { ExplainedNumber } from './explain-store.ts'
import type { Outdated, RegisterDependent } from './register-store.ts'
import type { Timed } from './timed.ts'

/** The numbers of the inventory, in every state and of every owner. */
export interface StockStore {
  /**
   * Adds blocks of numbers, free at once: all of them, or none if the call fails. Numbers that exist already stay as they
   * are. The trail names the blocks in their order, at most a thousand an entry, and leaves out a thousand without any new
   * number. Answers how many numbers were new; `outdated` is only for a call that depends on the register, since it gives
   * numbers to owners.
   */
  addStock(
    blocks: readonly NumberBlock[],
    author?: Author,
    dependence?: RegisterDependent,
  ): Promise<number | Outdated>
  /** What the inventory has of the numbers of each block, in the order of the blocks, which is at most some thousand. */
  compareStock(blocks: readonly NumberBlock[]): Promise<readonly BlockComparison[]>
  /** The stock of a number in any state; `undefined` if there is no such number. */
  describeNumber(phoneNumber: PhoneNumber): Promise<Stock | undefined>
  /** The stocks of a country, ordered by type, area code and capabilities. A stock without a free number is in the list too. */
  stocks(country: string): Promise<readonly Stock[]>
  /**
   * The numbers in ascending order, in parts of consecutive numbers of one block that are in one state, at one instant:
   * at most `limit` parts with numbers above `after`. Numbers of two parts may be in one block and state.
   */
  listNumbers(page: NumberPage): Promise<Timed<readonly NumberPart[]>>
  /** How many numbers there are, by state. */
  count(): Promise<NumberCounts>
  /**
   * How many numbers of each stock are in which state, ordered by country, type, area code and capabilities. It reads
   * all numbers, so it takes longer the more there are; holds do not wait for it, except where a store does one call
   * at a time.
   */
  stockCounts(): Promise<Timed<readonly StockCounts[]>>
}

/** What the inventory has of the numbers of a block. */
export interface BlockComparison {
  /** How many of them are numbers of the block's stock. */
  readonly known: number
  /** The numbers among them that are of other stocks; absent if there are none. */
  readonly elsewhere?: NumbersElsewhere
}

/** Numbers of a block that belong to another stock than the block says. */
export interface NumbersElsewhere {
  readonly count: number
  /** The lowest of them, and its stock. */
  readonly lowest: PhoneNumber
  readonly stock: Stock
}

export interface NumberPage {
  /** The last number of the page before; absent for the first page. */
  readonly after?: PhoneNumber
  readonly limit: number
}

/** Consecutive numbers of one block that are in one state. */
export interface NumberPart extends ExplainedNumber {
  readonly first: PhoneNumber
  readonly last: PhoneNumber
  /** The first number of their block. */
  readonly block: PhoneNumber
  /** The terms on which they are owned; absent in other states. */
  readonly terms?: GivenTerms
}

/** The numbers of a stock, by their state. */
export interface StockCounts extends StateCounts {
  readonly stock: Stock
}

export interface NumberCounts {
  readonly total: number
  readonly free: number
  /** Held, resting after a release, or off sale. */
  readonly busy: number
  readonly owned: number
}
