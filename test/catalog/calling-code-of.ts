import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max'

/** The calling code of a country, `44` for GB. */
export function callingCodeOf(country: string): string {
  if (!isSupportedCountry(country)) throw new Error(`No calling code is known for ${country}`)
  return getCountryCallingCode(country)
}
