import { CALLS, SMS } from '../capability-classes.ts'
import { type BlockGroup, type DefaultBlock, defaultBlocksOf } from './default-block.ts'

const SE = {
  country: 'SE',
  callingCode: '46',
  source:
    'https://www.tellerreport.com/life/2020-09-07-hundreds-of-telephone-numbers-are-reserved-for-film--television-and-books.Symrwpm4w.html',
} satisfies Partial<BlockGroup>

/**
 * The numbers that PTS, the regulator, set aside in 2020 for books and films. The source gives the mobile
 * ones in full, and of the others that there are four cities; which hundred of each is not confirmed by it.
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
