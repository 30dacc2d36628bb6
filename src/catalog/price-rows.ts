import { CALLS, CALLS_AND_SMS, INBOUND_CALLS, SMS } from './capability-classes.ts'
import type { PriceRow, PriceSource, TypePrice } from './price-row.ts'

const LIVE: PriceSource = {
  address:
    'https://github.com/Azure/azure-sdk-for-js/tree/main/sdk/communication/communication-phone-numbers',
  asOf: '2025',
  note: 'Answers of the live API, recorded for the tests of the official client.',
}

const PAGE: PriceSource = {
  address: 'https://learn.microsoft.com/azure/communication-services/concepts/pstn-pricing',
  asOf: '2022-2023',
  note: 'The published price list, leasing fees.',
}

const OURS: PriceSource = {
  asOf: '2026',
  note: 'No price is published. Chosen by this project, so that the numbers can be sold at all.',
}

const calls = (monthlyUsd: number): TypePrice => ({ capabilities: CALLS, monthlyUsd })
const inbound = (monthlyUsd: number): TypePrice => ({ capabilities: INBOUND_CALLS, monthlyUsd })
const sms = (monthlyUsd: number): TypePrice => ({ capabilities: SMS, monthlyUsd })
const callsAndSms = (monthlyUsd: number): TypePrice => ({ capabilities: CALLS_AND_SMS, monthlyUsd })

/**
 * The offerings of each country, with the source of the price. The capabilities are from Microsoft's page of each
 * country, such as
 * https://learn.microsoft.com/en-us/azure/communication-services/concepts/numbers/phone-number-management-for-canada
 * Toll-free numbers have text messages in the US, Canada and Puerto Rico only:
 * https://learn.microsoft.com/en-us/azure/communication-services/concepts/sms/sms-faq
 * A country whose prices are unknown has no row, except for the rows at the end.
 */
export const PRICE_ROWS: readonly PriceRow[] = [
  { country: 'US', geographic: calls(1), tollFree: callsAndSms(2), source: LIVE },
  { country: 'CA', geographic: calls(1), tollFree: callsAndSms(2), source: PAGE },
  { country: 'GB', geographic: calls(1), tollFree: calls(2), source: PAGE },
  { country: 'DK', geographic: calls(0.82), tollFree: calls(25), source: PAGE },
  { country: 'IE', geographic: calls(1.5), tollFree: calls(19.88), source: PAGE },
  { country: 'IT', geographic: calls(2.92), tollFree: calls(23.39), source: PAGE },
  { country: 'SE', geographic: calls(1), tollFree: calls(21.05), source: PAGE },
  { country: 'FR', geographic: calls(1), source: PAGE },
  { country: 'FR', tollFree: { ...calls(8), agreementToNotResellRequired: true }, source: LIVE },
  { country: 'ES', geographic: calls(5), tollFree: calls(20), source: PAGE },
  { country: 'CH', geographic: calls(1), tollFree: calls(18), source: PAGE },
  { country: 'BE', geographic: calls(0.7), tollFree: calls(25), source: PAGE },
  { country: 'LU', geographic: calls(3), tollFree: calls(20), source: PAGE },
  { country: 'AT', geographic: calls(1), tollFree: calls(25), source: PAGE },
  { country: 'PT', geographic: calls(1), tollFree: calls(18), source: PAGE },
  { country: 'SK', geographic: calls(1), tollFree: calls(25), source: PAGE },
  { country: 'NO', geographic: calls(5), tollFree: calls(20), source: PAGE },
  { country: 'NL', geographic: calls(1.5), tollFree: calls(25), source: PAGE },
  { country: 'DE', geographic: calls(0.8), tollFree: calls(6), source: PAGE },
  { country: 'AU', tollFree: inbound(16), source: PAGE },
  { country: 'CN', tollFree: inbound(54), source: PAGE },
  { country: 'FI', tollFree: inbound(40), source: PAGE },
  { country: 'HK', tollFree: inbound(25), source: PAGE },
  { country: 'IL', tollFree: inbound(15), source: PAGE },
  { country: 'NZ', tollFree: inbound(40), source: PAGE },
  { country: 'PL', tollFree: inbound(22), source: PAGE },
  { country: 'SG', tollFree: inbound(22), source: PAGE },
  { country: 'TW', tollFree: inbound(5), source: PAGE },
  { country: 'TH', tollFree: inbound(25), source: PAGE },
  { country: 'SA', tollFree: inbound(48), source: PAGE },
  { country: 'MY', tollFree: inbound(21), source: PAGE },

  // The page of Australia has geographic numbers with calls in both directions; the price list has only their usage
  // fees. Geographic numbers cost 1.00 in most countries.
  { country: 'AU', geographic: calls(1), source: OURS },
  // Mobile numbers are for text messages in both directions, a public preview without a price:
  // https://learn.microsoft.com/en-us/azure/communication-services/concepts/sms/sms-number-types
  // A mobile number is given the price of a geographic number of its country.
  { country: 'AU', mobile: sms(1), source: OURS },
  { country: 'IE', mobile: sms(1.5), source: OURS },
  { country: 'SE', mobile: sms(1), source: OURS },
]
