import { CALLS } from '../capability-classes.ts'
import { type DefaultBlock, defaultBlocksOf } from './default-block.ts'

const CITIES = ['113', '114', '116', '117', '118', '121', '131', '141', '151', '161']

/**
 * Ofcom's numbers for drama, a thousand an area. The numbers of Nottingham (115), of "no area" (1632) and of mobile
 * phones (7700 900) are left out, since libphonenumber takes them for invalid.
 */
export const GB_BLOCKS: readonly DefaultBlock[] = [
  ...defaultBlocksOf({
    country: 'GB',
    numberType: 'geographic',
    callingCode: '44',
    capabilities: CALLS,
    source: 'https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama',
    ranges: [
      ...CITIES.map((areaCode) => [areaCode, '4960000', '4960999'] as const),
      ['191', '4980000', '4980999'],
      ['20', '79460000', '79460999'],
      ['28', '96496000', '96496999'],
      ['29', '20180000', '20180999'],
    ],
  }),
  ...defaultBlocksOf({
    country: 'GB',
    numberType: 'tollFree',
    callingCode: '44',
    capabilities: CALLS,
    source: 'https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama',
    ranges: [['808', '1570000', '1570999']],
  }),
]
