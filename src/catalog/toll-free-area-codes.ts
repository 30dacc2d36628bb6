// The countries of the North American plan share one set.
const NANP = ['800', '833', '844', '855', '866', '877', '888']

/**
 * The area codes that the North American plan keeps for toll-free numbers. None is in service.
 *
 * Source: NANPA's database of area codes, of 30 September 2026, which has 822 as toll-free and not in service, and the
 * others as "Set aside for toll free": https://reports.nanpa.com/public/npa_report.csv, read in this copy:
 * https://github.com/kyoungd/mail-engine/blob/8d364099e736ec8880176bf5013c024f7779ab99/domain/data/npa_report.csv
 */
const NANP_RESERVED: ReadonlySet<string> = new Set('822 880 881 882 883 884 885 886 887 889'.split(' '))

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

/** The toll-free area codes of a country that are in service, ascending; `undefined` where they are not known. */
export function tollFreeAreaCodes(country: string): readonly string[] | undefined {
  return TOLL_FREE_AREA_CODES.get(country)
}

/** Whether the area code, without a trunk prefix, is a toll-free area code of the country, in service or reserved. */
export function isTollFreeAreaCode(country: string, areaCode: string): boolean {
  const inService = tollFreeAreaCodes(country) ?? []
  return inService.includes(areaCode) || (inService === NANP && NANP_RESERVED.has(areaCode))
}
