/** The locale of the live API's answers where it knows none of the locales that a client asks for. */
const FALLBACK = 'en-US'

/**
 * The first locale, by the client's preference, in which this Node.js has names; English if there is none, or if the
 * text is no list of locales.
 *
 * @param acceptLanguage as RFC 9110 has it, `de-CH, fr;q=0.9`
 */
export function chooseLocale(acceptLanguage: string): string {
  const wanted = acceptLanguage
    .split(',')
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
