import { CALLS_AND_SMS } from '../capability-classes.ts'
import { type DefaultBlock, defaultBlocksOf } from './default-block.ts'

/**
 * The toll-free numbers of the North American plan that are kept for fiction: a single number of 800, and none of 833,
 * which is younger than the source. The source is an encyclopedia; no publication of an administrator was found that
 * confirms it. The countries of the plan share these area codes, so an inventory chooses the country: here the US.
 */
export const NANP_TOLL_FREE_BLOCKS: readonly DefaultBlock[] = defaultBlocksOf({
  country: 'US',
  numberType: 'tollFree',
  callingCode: '1',
  capabilities: CALLS_AND_SMS,
  source: 'https://infogalactic.com/info/555_(telephone_number)',
  ranges: [
    ['800', '5550199', '5550199'],
    ['844', '5550100', '5550199'],
    ['855', '5550100', '5550199'],
    ['866', '5550100', '5550199'],
    ['877', '5550100', '5550199'],
    ['888', '5550100', '5550199'],
  ],
})
