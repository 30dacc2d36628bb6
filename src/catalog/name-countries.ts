import { chooseLocale } from './choose-locale.ts'

export interface NamedCountry {
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string
  readonly localizedName: string
}

/**
 * The live API's English names of countries for which Unicode's names are longer; seen in the recordings of
 * the official clients' tests,
 * https://github.com/Azure/azure-sdk-for-js/tree/main/sdk/communication/communication-phone-numbers
 */
const ENGLISH_NAMES: ReadonlyMap<string, string> = new Map([
  ['HK', 'Hong Kong SAR'],
  ['KR', 'Korea'],
])

/** The countries with their names in the client's language, ordered as that language orders the names. */
export function nameCountries(countries: Iterable<string>, acceptLanguage: string): NamedCountry[] {
  const locale = chooseLocale(acceptLanguage)
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const english = new Intl.Locale(locale).language === 'en' ? ENGLISH_NAMES : new Map<string, string>()
  const { compare } = new Intl.Collator(locale)
  return Array.from(countries, (countryCode) => ({
    countryCode,
    localizedName: english.get(countryCode) ?? names.of(countryCode) ?? countryCode,
  })).sort((a, b) => compare(a.localizedName, b.localizedName))
}
