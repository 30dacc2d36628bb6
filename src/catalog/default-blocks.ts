import type { NanpAreaCode } from './nanp-area-code.ts'
import { AU_BLOCKS } from './stock-blocks/au-blocks.ts'
import { DE_BLOCKS } from './stock-blocks/de-blocks.ts'
import type { DefaultBlock } from './stock-blocks/default-block.ts'
import { FR_BLOCKS } from './stock-blocks/fr-blocks.ts'
import { GB_BLOCKS } from './stock-blocks/gb-blocks.ts'
import { nanpGeographicBlocks } from './stock-blocks/nanp-geographic-blocks.ts'
import { NANP_TOLL_FREE_BLOCKS } from './stock-blocks/nanp-toll-free-blocks.ts'
import { SE_BLOCKS } from './stock-blocks/se-blocks.ts'
import { SYNTHETIC_BLOCKS } from './stock-blocks/synthetic-blocks.ts'

/**
 * The blocks of the default stock with their sources: numbers that regulators reserve for fiction, which can never ring
 * anyone, and a few blocks that are marked as synthetic.
 *
 * @param nanp the geographic area codes of the North American plan, as the catalog has them
 */
export function defaultBlocks(nanp: readonly NanpAreaCode[]): DefaultBlock[] {
  return [
    ...nanpGeographicBlocks(nanp),
    ...NANP_TOLL_FREE_BLOCKS,
    ...GB_BLOCKS,
    ...AU_BLOCKS,
    ...FR_BLOCKS,
    ...DE_BLOCKS,
    ...SE_BLOCKS,
    ...SYNTHETIC_BLOCKS,
  ]
}
