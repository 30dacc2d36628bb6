import { CALLS } from '../capability-classes.ts'
import type { NanpAreaCode } from '../nanp-area-code.ts'
import { type DefaultBlock, defaultBlocksOf } from './default-block.ts'

/**
 * 555-0100 to 555-0199 of each area code, the only part of 555 that is kept for fiction.
 *
 * Source: https://www.nationalnanpa.com/pdf/NRUF/ATIS-0300115.pdf
 */
export function nanpGeographicBlocks(areaCodes: readonly NanpAreaCode[]): DefaultBlock[] {
  return areaCodes.flatMap(({ areaCode, country }) =>
    defaultBlocksOf({
      country,
      numberType: 'geographic',
      callingCode: '1',
      capabilities: CALLS,
      source: 'https://www.nationalnanpa.com/pdf/NRUF/ATIS-0300115.pdf',
      ranges: [[areaCode, '5550100', '5550199']],
    }),
  )
}
