import type { StockScope } from '../numbering/stock-scope.ts'

/** A resource that may call: the ACS tenant to which numbers, searches and operations belong. */
export interface Resource {
  /** The name under which the inventory keeps the resource's numbers, searches and operations. */
  readonly name: string
  /** One or two access keys, base64. A second key lets clients change to a new key while the old key still works. */
  readonly accessKeys: readonly string[]
  /** Host names under which only this resource answers, lower case, without a port. May be empty. */
  readonly hosts: readonly string[]
  /** The resource's own limits, instead of the limits for all resources. */
  readonly limits?: ResourceLimits
  /** The stocks from which the resource may buy; all if absent. */
  readonly stocks?: readonly StockScope[]
}

/** How much one resource may ask for; where a member is absent, the limit for all resources holds. */
export interface ResourceLimits {
  /** The most numbers that one search or reservation may ask for. */
  readonly maxSearchQuantity?: number
  /** The most numbers that the resource may hold at a time; 0 for no limit. */
  readonly maxHeldNumbers?: number
  /** The most requests of the resource in a second, in each process; 0 for no limit. */
  readonly maxRequestsPerSecond?: number
  /** The most searches of the resource in a week; 0 for no limit. */
  readonly searchesPerWeek?: number
  /** The most purchases of the resource; 0 for no limit. */
  readonly maxPurchases?: number
}
