/** The one of the countries that has this code, in any case; `undefined` for any other text. */
export function parseCountry(text: string, countries: ReadonlySet<string>): string | undefined {
  // The letters are checked before their case is changed: U+017F, a long s, would become an S.
  const code = /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : ''
  return countries.has(code) ? code : undefined
}
