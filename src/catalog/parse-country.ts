import { isCountry } from './countries.ts'

/** The country of `COUNTRIES` that a client means, whose code may be in any case; `undefined` if it is none. */
export function parseCountry(text: string): string | undefined {
  // Checked before its case is changed: U+017F, a long s, would become an S.
  const code = /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : ''
  return isCountry(code) ? code : undefined
}
