/** An area code of mobile numbers, and the place that the service lists them under. */
export interface MobileAreaCode {
  readonly country: string
  readonly areaCode: string
  /** Absent where mobile numbers are of the whole country. */
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
    // Recorded: the live API lists mobile numbers under Dublin, with Dublin's area code.
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
