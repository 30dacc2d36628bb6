import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { RegisterDependent } from '../../storage/port/register-store.ts'

/** Where numbers are brought in: a store, or a server that has one. */
export interface StockImporter {
  /**
   * Adds blocks, all of them or none if the call fails. Numbers that exist stay as they are, so that a call can be
   * repeated.
   *
   * @param blocks at most `MOST_BLOCKS`, with at most `MOST_NUMBERS` numbers, of which at most `MOST_BLOCKS` are not free
   * @param dryRun whether nothing is added, and the answer says what would be
   */
  add(blocks: readonly NumberBlock[], options: { readonly dryRun: boolean }): Promise<ImportedBlocks>
  /**
   * The lowest number in stock, in any state, that is `number` or above it; `undefined` if there is none. Absent where the
   * question is no cheaper than to compare blocks.
   */
  readonly numberFrom?: (number: number) => Promise<number | undefined>
}

export interface ImportedBlocks {
  /** How many numbers are new. */
  readonly added: number
  /** How many there were already, in the same stock. */
  readonly known: number
  /** How many of these were ported out, and stay so. */
  readonly portedOut: number
  /** The blocks with numbers that belong to other stocks, where they stay. */
  readonly conflicts: readonly BlockConflict[]
  /** Owners of blocks who are no resource of the inventory; then no block was added. Absent if there are none. */
  readonly missingOwners?: readonly string[]
  /** The blocks with new numbers whose owners are closed; then no block was added. Absent if there are none. */
  readonly closedOwners?: readonly ClosedOwner[]
}

export interface ClosedOwner {
  /** The place of the block in the list. */
  readonly nth: number
  readonly resource: string
}

/** The resources that an import can name as owners. */
export interface Owners {
  /** The names of all resources. */
  readonly there: ReadonlySet<string>
  /** Those that are closed: they keep their numbers for a time, and get no new ones. */
  readonly closed: ReadonlySet<string>
  /** The version of the register that says so; absent where no other is possible. */
  readonly dependence?: RegisterDependent
}

export interface BlockConflict {
  /** The place of the block in the list. */
  readonly nth: number
  /** How many of its numbers belong to other stocks; the lowest of them, and its stock. */
  readonly count: number
  readonly lowest: PhoneNumber
  readonly stock: Stock
}

/** The most blocks of a call: other requests wait no longer than for as many. */
export const MOST_BLOCKS = 5_000
/** The most numbers of a call, which has at least one block. */
export const MOST_NUMBERS = 10_000_000
