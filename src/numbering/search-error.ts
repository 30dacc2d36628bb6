/** The errors that a search result can show, in the words and the order of the API's enum. */
export const SEARCH_ERRORS = [
  'UnknownErrorCode',
  'OutOfStock',
  'AuthorizationDenied',
  'MissingAddress',
  'InvalidAddress',
  'InvalidOfferModel',
  'NotEnoughLicenses',
  'NoWallet',
  'NotEnoughCredit',
  'NumbersPartiallyAcquired',
  'AllNumbersNotAcquired',
  'ReservationExpired',
  'PurchaseFailed',
  'BillingUnavailable',
  'ProvisioningFailed',
  'UnknownSearchError',
] as const
export type SearchError = (typeof SEARCH_ERRORS)[number]
