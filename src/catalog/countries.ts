import type { Offering } from '../numbering/offering.ts'

/**
 * The countries that are always listed, by ISO 3166-1 alpha-2 code, as the live API answered in June 2025. A listed
 * country may have no offering.
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

/** `COUNTRIES`, and every other country of which there is an offering. */
export function countriesWith(offerings: readonly Offering[]): ReadonlySet<string> {
  return new Set([...COUNTRIES, ...offerings.map(({ country }) => country)])
}
