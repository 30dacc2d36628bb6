import type { NumberEntry } from '../tables/number-table.ts'

/** A free number that a transaction has locked. */
export interface FreeNumber extends NumberEntry {
  /** The last number of the piece that it is in; absent if it has a row. */
  readonly piece?: number
}
