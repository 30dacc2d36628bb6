import { CALLS, SMS } from '../capability-classes.ts'
import { type DefaultBlock, defaultBlocksOf } from './default-block.ts'

/**
 * Twenty numbers of each kind that is worth trying out, but has no numbers reserved for fiction, or only numbers that
 * libphonenumber takes for invalid. These numbers are valid in form, and not reserved: never call them.
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
    // The live API lists mobile numbers of Dublin under area code 1:
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
