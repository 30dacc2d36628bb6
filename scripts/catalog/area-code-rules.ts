/** The rule that derives the area codes of a country from the prefixes of the geocoding data. */
export interface AreaCodeRule {
  readonly country: string
  readonly callingCode: string
  /** Matches the area code at the beginning of a prefix; prefixes without a match are left out. */
  readonly areaCode: RegExp
  /** The area codes of prefixes that are shorter than an area code: all longer prefixes belong to the same place. */
  readonly exceptions?: Readonly<Record<string, string>>
  /** The area codes that the data does not have, each with the area code whose places it serves too. */
  readonly servesWith?: Readonly<Record<string, string>>
  /** Names that are no places of the country: whole states, and other countries within its plan. */
  readonly notPlaces?: readonly string[]
  /** Whether only names with the abbreviation of a state are places, and all other names are states themselves. */
  readonly statesInShort?: true
  /** At most this many localities for an area code, beginning with the most prefixes. All if absent. */
  readonly top?: number
}

/** Names that are no places of Australia: its states, and territories that ISO 3166-1 has as countries of their own. */
const AU_NOT_PLACES = [
  'Christmas Island',
  'Cocos Island',
  'Australian Capital Territory',
  'New South Wales',
  'Northern Territory',
  'Queensland',
  'South Australia',
  'Tasmania',
  'Victoria',
  'Western Australia',
]

/**
 * The rules of the listed countries that have area codes and are in the geocoding data. Area codes are without the
 * trunk prefix; Italy has no trunk prefix, and its area codes begin with 0. Norway and Luxembourg have closed plans, in
 * which the first two digits tell the region.
 *
 * Source: the national numbering plans that ITU keeps, https://www.itu.int/oth/T0202.aspx?parent=T0202
 */
export const AREA_CODE_RULES: readonly AreaCodeRule[] = [
  { country: 'AE', callingCode: '971', areaCode: /^[234679]/ },
  { country: 'AR', callingCode: '54', areaCode: /^\d{2,4}$/, exceptions: { 1: '11', 28: '280' } },
  { country: 'AT', callingCode: '43', areaCode: /^1|^\d{3,4}$/, exceptions: { 46: '463' } },
  { country: 'AU', callingCode: '61', areaCode: /^[2378]/, notPlaces: AU_NOT_PLACES, top: 200 },
  { country: 'BE', callingCode: '32', areaCode: /^[2349]|^\d\d/ },
  { country: 'BR', callingCode: '55', areaCode: /^\d\d/, statesInShort: true, top: 8 },
  { country: 'CH', callingCode: '41', areaCode: /^\d\d/ },
  { country: 'CL', callingCode: '56', areaCode: /^2|^\d\d/ },
  { country: 'CN', callingCode: '86', areaCode: /^10|^2\d|^[3-9]\d\d/ },
  { country: 'CO', callingCode: '57', areaCode: /^60\d/ },
  { country: 'DE', callingCode: '49', areaCode: /^621|^\d+$/ },
  { country: 'ES', callingCode: '34', areaCode: /^[89][13]|^[89]\d\d/ },
  { country: 'FI', callingCode: '358', areaCode: /^1[3-9]|^[235689]/ },
  {
    country: 'GB',
    callingCode: '44',
    // Twelve area codes have five digits, and are within area codes of four digits that serve other places. Sources: the
    // format of such numbers in https://github.com/google/libphonenumber/blob/master/resources/PhoneNumberMetadata.xml
    // and for 1697 https://ukdiallingcodes.info/geographic-telephone-numbers/01697-mixed-area
    areaCode: /^2\d|^11\d|^1\d1|^1(3873|5242|539[456]|697[347]|768[347]|9467)|^1\d{3}/,
    // Brampton's shorter numbers have 16977, and its longer numbers have 1697.
    servesWith: { 16977: '1697' },
    notPlaces: ['Guernsey', 'Jersey', 'Isle of Man'],
  },
  { country: 'ID', callingCode: '62', areaCode: /^\d{2,3}$/ },
  { country: 'IE', callingCode: '353', areaCode: /^1|^40[24]|^50[45]|^\d\d/ },
  { country: 'IL', callingCode: '972', areaCode: /^[23489]/ },
  {
    country: 'IT',
    callingCode: '39',
    areaCode: /^0\d{1,3}$/,
    exceptions: { '013': '0131', '033': '0332', '048': '0481' },
    notPlaces: ['San Marino', 'Vatican City'],
  },
  { country: 'KR', callingCode: '82', areaCode: /^2|^[3-6]\d/ },
  { country: 'LU', callingCode: '352', areaCode: /^\d\d$/ },
  {
    country: 'MX',
    callingCode: '52',
    areaCode: /^(33|55|56|81)|^\d{3}/,
    // Laid over Mexico City's 55 in 2018: https://en.wikipedia.org/wiki/Telephone_numbers_in_Mexico
    // libphonenumber's metadata has 56 among the area codes of two digits.
    servesWith: { 56: '55' },
  },
  { country: 'NL', callingCode: '31', areaCode: /^\d{2,3}$/ },
  { country: 'NO', callingCode: '47', areaCode: /^\d\d/, notPlaces: ['Svalbard & Jan Mayen'] },
  { country: 'NZ', callingCode: '64', areaCode: /^[34679]/, notPlaces: ['South Island'] },
  { country: 'PH', callingCode: '63', areaCode: /^2|^[3-8]\d/ },
  { country: 'PL', callingCode: '48', areaCode: /^\d\d/ },
  { country: 'PT', callingCode: '351', areaCode: /^2[12]|^2\d\d/ },
  { country: 'SA', callingCode: '966', areaCode: /^1\d/ },
  { country: 'SE', callingCode: '46', areaCode: /^90|^\d{1,3}$/ },
  { country: 'SK', callingCode: '421', areaCode: /^2|^[3-5]\d/ },
  { country: 'TH', callingCode: '66', areaCode: /^2|^[3-7]\d/ },
  { country: 'TW', callingCode: '886', areaCode: /^37|^49|^826|^82|^89|^[2-8]/, exceptions: { 83: '836' } },
  { country: 'ZA', callingCode: '27', areaCode: /^\d\d/ },
]
