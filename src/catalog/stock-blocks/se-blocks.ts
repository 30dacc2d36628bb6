import { CALLS, SMS } from '../capability-classes.ts'
import { type BlockGroup, type DefaultBlock, defaultBlocksOf } from './default-block.ts'

const SE = {
  country: 'SE',
  callingCode: '46',
  source:
    'https://pts.se/internet-och-telefoni/telefonnummer-och-adressering/telefonnummer-till-bocker-och-filmer/',
} satisfies Partial<BlockGroup>

/**
 * The numbers that PTS, the regulator, set aside in 2020 for books and films: a hundred numbers of each of four
 * cities, and mobile numbers.
 */
export const SE_BLOCKS: readonly DefaultBlock[] = [
  ...defaultBlocksOf({
    ...SE,
    numberType: 'geographic',
    capabilities: CALLS,
    ranges: [
      ['31', '3900600', '3900699'],
      ['40', '6280400', '6280499'],
      ['8', '46500400', '46500499'],
      ['980', '319200', '319299'],
    ],
  }),
  ...defaultBlocksOf({
    ...SE,
    numberType: 'mobile',
    capabilities: SMS,
    ranges: [['70', '1740605', '1740699']],
  }),
]
