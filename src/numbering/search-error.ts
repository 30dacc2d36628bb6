/**
 * The errors of a search result, in the API's own words and order: the values of its field `error` except `NoError`
 * (https://github.com/Azure/azure-rest-api-specs, PhoneNumberSearchResult).
 */
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
