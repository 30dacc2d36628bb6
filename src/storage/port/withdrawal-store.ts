import type { Author } from '../../numbering/audit-entry.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { StateCounts } from '../../numbering/state-counts.ts'

/** Numbers off sale, back on sale, and away. */
export interface WithdrawalStore {
  /**
   * Withdraws the free numbers of a range, or restores the withdrawn ones, which are free at once: at most `limit` numbers
   * that exist, the lowest first. Numbers in other states stay as they are. One entry of the trail names the numbers that
   * changed; the call can be repeated.
   */
  changeSale(command: ChangeSaleCommand): Promise<ChangeSaleAnswer>
  /**
   * Takes numbers of a range out of the inventory that are free, withdrawn or quarantined and that nobody ever owned: it
   * looks at `limit` numbers that exist at most, the lowest first. One entry of the trail names the numbers that are
   * away; the call can be repeated. A later import brings the numbers in as new ones.
   */
  deleteStock(command: DeleteStockCommand): Promise<DeleteStockAnswer>
}

export type DeleteStockCommand = Omit<ChangeSaleCommand, 'action'>

export interface DeleteStockAnswer extends ChangeSaleAnswer {
  /** How many of those that are left stay for this reason alone: a resource owned them once. */
  readonly onceOwned: number
}

export interface ChangeSaleCommand {
  readonly action: SaleAction
  readonly first: PhoneNumber
  readonly last: PhoneNumber
  readonly limit: number
  readonly reason?: string
  readonly author: Author
}

export type SaleAction = 'withdraw' | 'restore'

export interface ChangeSaleAnswer {
  /** How many numbers were changed. */
  readonly changed: number
  /** How many stay as they are, by their state. */
  readonly left: StateCounts
  /** The last number that was looked at, if there may be more in the range. */
  readonly seen?: PhoneNumber
}
