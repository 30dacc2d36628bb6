import { CALLS } from '../capability-classes.ts'
import { type DefaultBlock, defaultBlocksOf } from './default-block.ts'

/** The Bundesnetzagentur's drama numbers, a thousand in each of five cities: notice 148/2021. */
export const DE_BLOCKS: readonly DefaultBlock[] = defaultBlocksOf({
  country: 'DE',
  numberType: 'geographic',
  callingCode: '49',
  capabilities: CALLS,
  source:
    'https://www.bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/_DL/mittlg148_2021.pdf',
  ranges: [
    ['221', '4710000', '4710999'],
    ['30', '23125000', '23125999'],
    ['40', '66969000', '66969999'],
    ['69', '90009000', '90009999'],
    ['89', '99998000', '99998999'],
  ],
})
