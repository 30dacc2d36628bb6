import { CALLS } from '../capability-classes.ts'
import { type DefaultBlock, defaultBlocksOf } from './default-block.ts'

/**
 * Arcep's numbers for audiovisual works, ten thousand in each of the five zones: decision 2018-0881,
 * article 2.5.12. Arcep's mobile numbers (6 39 98) are left out, since libphonenumber takes them for invalid.
 */
export const FR_BLOCKS: readonly DefaultBlock[] = defaultBlocksOf({
  country: 'FR',
  numberType: 'geographic',
  callingCode: '33',
  capabilities: CALLS,
  source: 'https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000037263033',
  ranges: [
    ['1', '99000000', '99009999'],
    ['2', '61910000', '61919999'],
    ['3', '53010000', '53019999'],
    ['4', '65710000', '65719999'],
    ['5', '36490000', '36499999'],
  ],
})
