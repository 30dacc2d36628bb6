import { CALLS, SMS } from '../capability-classes.ts'
import { type DefaultBlock, defaultBlocksOf } from './default-block.ts'

/**
 * Twenty numbers each of kinds that are worth trying out and of which none are reserved for fiction, or
 * none that libphonenumber takes for valid. They are real in shape only. Never call them.
 */
export const SYNTHETIC_BLOCKS: readonly DefaultBlock[] = [
  ...defaultBlocksOf({
    country: 'IE',
    numberType: 'geographic',
    callingCode: '353',
    capabilities: CALLS,
    synthetic: true,
    source:
      'No Dublin number begins with the trunk prefix 0: https://en.wikipedia.org/wiki/Telephone_numbers_in_the_Republic_of_Ireland',
    ranges: [['1', '0000100', '0000119']],
  }),
  {
    // Mobile numbers belong to a place here, and the live API lists area code 1 for those of Dublin:
    // https://github.com/Azure/azure-sdk-for-js/tree/main/sdk/communication/communication-phone-numbers
    stock: { country: 'IE', numberType: 'mobile', areaCode: '1', capabilities: SMS },
    first: '+353880000100',
    last: '+353880000119',
    synthetic: true,
    source: "Code 88 was an analogue network's, and no operator is known to use it; not confirmed by ComReg",
  },
  ...defaultBlocksOf({
    country: 'FR',
    numberType: 'tollFree',
    callingCode: '33',
    capabilities: CALLS,
    synthetic: true,
    source: 'To try out the agreement not to resell, which French toll-free numbers require',
    ranges: [['804', '000100', '000119']],
  }),
]
