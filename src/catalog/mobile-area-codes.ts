/** An area code of mobile numbers, and the place under which the service lists the numbers. */
export interface MobileAreaCode {
  readonly country: string
  readonly areaCode: string
  /** Absent where mobile numbers belong to the whole country. */
  readonly locality?: string
  readonly source: string
}

/** The mobile area codes of the countries where mobile numbers are offered. */
export const MOBILE_AREA_CODES: readonly MobileAreaCode[] = [
  {
    country: 'AU',
    areaCode: '4',
    source: 'https://www.legislation.gov.au/F2015L00319',
  },
  {
    // The live API lists mobile numbers under Dublin, with Dublin's area code (recorded).
    country: 'IE',
    areaCode: '1',
    locality: 'Dublin',
    source:
      'https://github.com/Azure/azure-sdk-for-js/tree/main/sdk/communication/communication-phone-numbers',
  },
  {
    country: 'SE',
    areaCode: '70',
    source: 'https://pts.se/internet-och-telefoni/telefonnummer-och-adressering/',
  },
]
