import { CALLS, INBOUND_CALLS, SMS } from '../capability-classes.ts'
import { type BlockGroup, type DefaultBlock, defaultBlocksOf } from './default-block.ts'

const AU = {
  country: 'AU',
  callingCode: '61',
  source: 'https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works',
} satisfies Partial<BlockGroup>

/** The ACMA's numbers for radio, TV, film and books. */
export const AU_BLOCKS: readonly DefaultBlock[] = [
  ...defaultBlocksOf({
    ...AU,
    numberType: 'geographic',
    capabilities: CALLS,
    ranges: ['2', '3', '7', '8'].flatMap((areaCode) => [
      [areaCode, '55500000', '55509999'] as const,
      [areaCode, '70100000', '70109999'] as const,
    ]),
  }),
  ...defaultBlocksOf({
    ...AU,
    numberType: 'tollFree',
    capabilities: INBOUND_CALLS,
    ranges: [
      ['1800', '160401', '160401'],
      ['1800', '975707', '975711'],
    ],
  }),
  ...defaultBlocksOf({
    ...AU,
    numberType: 'mobile',
    capabilities: SMS,
    ranges: [
      ['4', '91570006', '91570006'],
      ['4', '91570110', '91570110'],
      ['4', '91570156', '91570159'],
    ],
  }),
]
