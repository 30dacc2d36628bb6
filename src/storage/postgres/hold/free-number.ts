import type { FreePiece } from './lock-free-numbers.ts'

/** A free number that a transaction has locked. */
export interface FreeNumber {
  readonly number: number
  readonly stock: number
  /** The newest audit entry that names it. */
  readonly entry: number
  /** The piece that it is in; absent if it has a row. */
  readonly piece?: FreePiece
}
