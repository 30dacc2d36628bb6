/** The locale of the live API's answers where it knows none of the locales that a client asks for. */
const FALLBACK = 'en-US'

/** The most language ranges that are read: the first ones. Browsers send fewer than ten. */
const MAXIMUM_RANGES = 20

/**
 * The longest range that is read, with its weight. Every language tag in use is shorter than 35 characters, the length
 * that software should allow at least: https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1
 */
const MAXIMUM_RANGE_LENGTH = 64

/**
 * The first locale, by the client's preference, in which this Node.js has names; English if there is none, or if the
 * text is no list of locales. Only the first twenty ranges count, and of these only ranges of at most 64 characters, so
 * that a long text costs no more than a short one.
 *
 * @param acceptLanguage as RFC 9110 has it, `de-CH, fr;q=0.9`
 */
export function chooseLocale(acceptLanguage: string): string {
  const wanted = acceptLanguage
    .split(',', MAXIMUM_RANGES)
    .map((range) => range.trim())
    .filter(({ length }) => length > 0 && length <= MAXIMUM_RANGE_LENGTH)
    .map(parseRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted.find(({ locale }) => isSupported(locale))?.locale ?? FALLBACK
}

function parseRange(range: string): { locale: string; quality: number } {
  const [locale = '', ...parameters] = range.split(';').map((part) => part.trim())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))
  return { locale, quality: weight === undefined ? 1 : Number(weight.slice(2)) }
}

function isSupported(locale: string): boolean {
  try {
    return Intl.DisplayNames.supportedLocalesOf(locale).length > 0
  } catch {
    // The text is no locale: `*`, or garbage.
    return false
  }
}
