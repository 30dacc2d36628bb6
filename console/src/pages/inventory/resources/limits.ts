import type { Resource } from '../../../../generated/own.d.ts'

export type LimitName = keyof Resource['limits']

/** A limit on what a resource may ask for. */
interface Limit {
  readonly name: LimitName
  /** The label of its field. */
  readonly title: string
  /** What stands after the number in a text. */
  readonly unit: string
  /** The lowest value that the server takes. 0 is no limit. */
  readonly least: 0 | 1
}

/** All limits, in the order of their fields. */
export const LIMITS: readonly Limit[] = [
  { name: 'maxHeldNumbers', title: 'Numbers held at a time', unit: 'held numbers', least: 0 },
  { name: 'maxSearchQuantity', title: 'Numbers in a search', unit: 'numbers a search', least: 1 },
  { name: 'maxPurchases', title: 'Purchases in all', unit: 'purchases', least: 0 },
  { name: 'searchesPerWeek', title: 'Searches in a week', unit: 'searches a week', least: 0 },
  { name: 'maxRequestsPerSecond', title: 'Requests in a second', unit: 'requests a second', least: 0 },
]
