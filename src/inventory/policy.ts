import type { Aging } from '../numbering/aging.ts'
import type { Fill } from '../numbering/fill.ts'
import type { OperationDelay } from '../numbering/operation.ts'
import type { StockScope } from '../numbering/stock-scope.ts'

/** The inventory's own rules, for all resources or for one, which its operator sets. Durations are in milliseconds. */
export interface Policy extends Aging {
  /** How long a search holds the numbers that it found. */
  readonly holdMs: number
  /** The most numbers that one search may ask for. */
  readonly maxSearchQuantity: number
  /** The most numbers that one resource may hold at a time; no limit if absent. */
  readonly heldLimit?: number
  /** The most requests of one resource in a second, in each process; no limit if absent. */
  readonly requestsPerSecond?: number
  /** The most searches of one resource in a week; no limit if absent. */
  readonly searchQuota?: number
  /** The most purchases of one resource; no limit if absent. */
  readonly purchaseQuota?: number
  /** The stocks that are open to the resource; all if absent. */
  readonly stocks?: readonly StockScope[]
  /** Present where the resource can read, and change nothing, since it is suspended or closed. */
  readonly isSuspended?: true
  /** Which free numbers of a stock a search takes first. */
  readonly fill: Fill
  readonly operationDelay: OperationDelay
}

/** The documented hold, no aging and no delay, as a stand-in needs; a search that is cancelled and sent again finds the same. */
export const DEFAULT_POLICY: Policy = {
  holdMs: 15 * 60_000,
  agingMs: 0,
  maxSearchQuantity: 1_000,
  fill: 'sequential',
  operationDelay: { notStartedMs: 0, runningMs: 0 },
}
