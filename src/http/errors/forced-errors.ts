import type { SearchError } from '../../numbering/search-error.ts'
import type { CommunicationError } from './api-error.ts'

/** Our own words for the API's errors, of which the published documents give the names alone. */
const MESSAGES = {
  UnknownErrorCode: 'The operation failed for an unknown reason.',
  OutOfStock: 'The phone numbers are out of stock.',
  AuthorizationDenied: 'The resource is not allowed to do this.',
  MissingAddress: 'An address is required, and there is none.',
  InvalidAddress: 'The address is not valid.',
  InvalidOfferModel: 'The offer is not valid.',
  NotEnoughLicenses: 'There are not enough licenses.',
  NoWallet: 'There is no way to pay.',
  NotEnoughCredit: 'There is not enough credit.',
  NumbersPartiallyAcquired: 'Only some of the phone numbers could be acquired.',
  AllNumbersNotAcquired: 'None of the phone numbers could be acquired.',
  ReservationExpired: 'The phone numbers are no longer held.',
  PurchaseFailed: 'The purchase failed.',
  BillingUnavailable: 'Billing is unavailable.',
  ProvisioningFailed: 'The phone numbers could not be provisioned.',
  UnknownSearchError: 'The search failed for an unknown reason.',
} as const satisfies Record<SearchError, string>

/** The error of an operation that was forced to fail. */
export function forcedError(code: SearchError): CommunicationError {
  return { code, message: MESSAGES[code] }
}
