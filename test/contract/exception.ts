import type { Facts } from '../../scripts/contract/contract-facts.ts'

/** An intended difference from the published contract. */
export interface Exception {
  readonly operations: readonly string[]
  /** The place in the operation, as in `ContractFacts`; with `instead`, all places within it too. */
  readonly place: string
  /** The first version that differs; the first version of all if absent. */
  readonly since?: string
  /** The only version that differs, where there is only one. */
  readonly only?: string
  /** Our own facts, in place of the published facts. */
  readonly merge?: Facts
  /** The facts that replace all facts of the place, by the path below the place; empty for none. */
  readonly instead?: Readonly<Record<string, Facts>>
  /** The recording or the public document that justifies the difference, quoted. */
  readonly because: string
}
