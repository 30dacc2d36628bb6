import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { AREA_CODE_SIZE, areaCodeBlock } from './area-codes.ts'

/** New numbers, as an operator brings them in. */
export interface ImportPlan {
  /** How many ranges there are. */
  readonly ranges: number
  /** How many numbers each range has. */
  readonly size: number
}

/** The ranges of the import, in their order; each is an object of its own, as if it had been read from a file. */
export function importBlocks({ ranges, size }: ImportPlan): NumberBlock[] {
  const perAreaCode = Math.floor(AREA_CODE_SIZE / size)
  return Array.from({ length: ranges }, (_, nth) =>
    areaCodeBlock(Math.floor(nth / perAreaCode), size, (nth % perAreaCode) * size),
  )
}
