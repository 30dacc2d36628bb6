// The countries of the North American plan share one set.
const NANP = ['800', '833', '844', '855', '866', '877', '888']

// The national destination codes of libphonenumber's toll-free patterns, for the countries where
// toll-free numbers are offered; codes that only international freephone routes use are left out:
// https://github.com/google/libphonenumber/blob/master/resources/PhoneNumberMetadata.xml
const TOLL_FREE_AREA_CODES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    US: NANP,
    CA: NANP,
    PR: NANP,
    AT: ['800'],
    AU: ['1800', '1802'],
    BE: ['800'],
    CH: ['800'],
    CN: ['800'],
    DE: ['800'],
    DK: ['80'],
    ES: ['800', '900'],
    FI: ['800'],
    FR: ['800', '801', '802', '803', '804', '805'],
    GB: ['800', '808'],
    HK: ['800'],
    IE: ['1800'],
    IL: ['1800', '1801', '1809'],
    IT: ['800', '803'],
    LU: ['800'],
    MY: ['1800'],
    NL: ['800'],
    NO: ['800', '801'],
    NZ: ['508', '800'],
    PL: ['800'],
    PT: ['800', '802'],
    SA: ['800'],
    SE: ['20'],
    SG: ['800', '1800'],
    SK: ['800'],
    TH: ['1800'],
    TW: ['800', '809'],
  }),
)

/** The toll-free area codes of a country, ascending; none where toll-free numbers are not offered. */
export function tollFreeAreaCodes(country: string): readonly string[] {
  return TOLL_FREE_AREA_CODES.get(country) ?? []
}

/** Whether the area code, without a trunk prefix, is a toll-free area code of the country. */
export function isTollFreeAreaCode(country: string, areaCode: string): boolean {
  return tollFreeAreaCodes(country).includes(areaCode)
}
