import type { Facts } from '../../scripts/contract/contract-facts.ts'

/** A difference from the published contract that is meant. */
export interface Exception {
  readonly operations: readonly string[]
  /** The place in the operation, as in `ContractFacts`; with `instead`, all that is in it too. */
  readonly place: string
  /** The version since which it differs; from the first unless said. */
  readonly since?: string
  /** Our own facts, in place of the published facts. */
  readonly merge?: Facts
  /** The facts in their place, by the path below the place; empty if there are none. */
  readonly instead?: Readonly<Record<string, Facts>>
  /** The recording or the public document that justifies it, quoted. */
  readonly because: string
}
