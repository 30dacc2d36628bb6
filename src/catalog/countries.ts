/**
 * The countries whose numbers the service lists, by ISO 3166-1 alpha-2 code, as the live API answered
 * in June 2025. `nameCountries` names them in the locale of the reader. A listed country may have no offering.
 *
 * Source: `GET /availablePhoneNumbers/countries`, in the recordings of the official clients' tests,
 * https://github.com/Azure/azure-sdk-for-js/tree/main/sdk/communication/communication-phone-numbers
 */
export const COUNTRIES: readonly string[] = Object.freeze(
  [
    'AR AU AT BE BR CA CL CN CO DK FI FR DE HK ID IE IL IT KR LV LU',
    'MY MX NL NZ NO PH PL PT PR SA SG SK ZA ES SE CH TW TH AE GB US',
  ].flatMap((line) => line.split(' ')),
)

const CODES: ReadonlySet<string> = new Set(COUNTRIES)

/** Whether the code is one of `COUNTRIES`, in the capitals that the API uses. */
export function isCountry(code: string): boolean {
  return CODES.has(code)
}
