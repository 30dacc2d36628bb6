/** The locale of the live API's answers where a client asks for no locale that it knows. */
const FALLBACK = 'en-US'

/**
 * The first locale, by a client's preference, that this Node.js has names in; English where there is none,
 * and for what is no list of locales at all.
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
    // It is no locale: `*`, or garbage.
    return false
  }
}
