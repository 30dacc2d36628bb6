import type { NumberBlock } from '../numbering/audit-entry.ts'
import { defaultBlocks } from './default-blocks.ts'
import type { NanpAreaCode } from './nanp-area-code.ts'

/** The `defaultBlocks` without their sources, for a store. The same area codes give the same blocks in the same order. */
export function defaultStock(nanp: readonly NanpAreaCode[]): NumberBlock[] {
  return defaultBlocks(nanp).map(({ stock, first, last }) => ({ stock, first, last }))
}
