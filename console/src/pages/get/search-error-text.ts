import type { PhoneNumberSearchResult } from '../../../generated/acs.d.ts'

type SearchError = NonNullable<PhoneNumberSearchResult['error']>

/** The errors of a search or a purchase, in plain words. The codes are the API's own. */
const TEXTS: Readonly<Record<Exclude<SearchError, 'NoError'>, string>> = {
  UnknownErrorCode: 'The carrier gave no reason. Try it again.',
  OutOfStock: 'No number is free that fits. Ask for another area code, or for fewer numbers.',
  AuthorizationDenied: 'This resource may not buy such numbers.',
  MissingAddress: 'A number of this kind needs an address, and none was given.',
  InvalidAddress: 'The address does not fit this kind of number.',
  InvalidOfferModel: 'This is not sold any more. Search again, and you see what is.',
  NotEnoughLicenses: 'This resource has not enough licences for so many numbers.',
  NoWallet: 'This resource has no way to pay.',
  NotEnoughCredit: 'This resource has not enough credit for these numbers.',
  NumbersPartiallyAcquired: 'Fewer numbers are free than you asked for.',
  AllNumbersNotAcquired: 'Not one of the numbers could be had.',
  ReservationExpired: 'The hold had run out before it was bought.',
  PurchaseFailed: 'The purchase failed after it was accepted. Nothing was charged.',
  BillingUnavailable: 'Billing did not answer. Nothing was charged; try it again.',
  ProvisioningFailed: 'The carrier could not set the numbers up. Nothing was charged.',
  UnknownSearchError: 'The search failed, and no reason was given. Try it again.',
}

/** Why a search has fewer numbers than it asked for; `undefined` if it has all of them. */
export function searchErrorText(error: SearchError | undefined): string | undefined {
  return error === undefined || error === 'NoError' ? undefined : TEXTS[error]
}
