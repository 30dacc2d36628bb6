import type { NumberBlock } from '../../numbering/audit-entry.ts'
import type { Stock } from '../../numbering/stock.ts'

/** A block of the default stock. */
export interface DefaultBlock extends NumberBlock {
  /** The publication that sets the numbers aside for fiction; for a synthetic block, the reason for these numbers. */
  readonly source: string
  /** Whether the numbers are valid in form, but not reserved for fiction. */
  readonly synthetic: boolean
}

/** Blocks that differ in their area code and local digits only. */
export interface BlockGroup extends Omit<Stock, 'areaCode'> {
  readonly callingCode: string
  readonly source: string
  /** `false` if absent. */
  readonly synthetic?: boolean
  /** The area code, and the digits after it of the first and of the last number. */
  readonly ranges: readonly (readonly [areaCode: string, first: string, last: string])[]
}

/** The blocks of a group. */
export function defaultBlocksOf(group: BlockGroup): DefaultBlock[] {
  const { country, numberType, capabilities, callingCode, source, synthetic = false } = group
  return group.ranges.map(([areaCode, first, last]) => ({
    stock: { country, numberType, areaCode, capabilities },
    first: `+${callingCode}${areaCode}${first}`,
    last: `+${callingCode}${areaCode}${last}`,
    source,
    synthetic,
  }))
}
