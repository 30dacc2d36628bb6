import type { SearchError } from '../../numbering/search-error.ts'
import { type LongRunning, PURCHASES } from './fault-operations.ts'

/** When an error shows: in the result of the search, or as the failure of a purchase that was accepted. */
export type Phase = 'search' | 'purchase'

/**
 * The phase at which each error belongs, if a rule does not name an operation. The published documents list the errors
 * in the search result, and do not say when each comes. So an error belongs to the search where it is known before
 * anything is bought, and to the purchase where only buying can find it out.
 */
export const ERROR_PHASES: Readonly<Record<SearchError, Phase>> = {
  // The service could not even say what is wrong with the search.
  UnknownErrorCode: 'search',
  UnknownSearchError: 'search',
  // What is free is known when the numbers are looked for.
  OutOfStock: 'search',
  NumbersPartiallyAcquired: 'search',
  // The resource may not have such numbers at all, or there is no offer for the terms: no need to hold any.
  AuthorizationDenied: 'search',
  InvalidOfferModel: 'search',
  // An address is checked when somebody becomes the holder of a number.
  MissingAddress: 'purchase',
  InvalidAddress: 'purchase',
  // Licences and money are counted when they are spent.
  NotEnoughLicenses: 'purchase',
  NoWallet: 'purchase',
  NotEnoughCredit: 'purchase',
  BillingUnavailable: 'purchase',
  // The numbers were held, and the carrier did not give all of them in the end.
  AllNumbersNotAcquired: 'purchase',
  ProvisioningFailed: 'purchase',
  PurchaseFailed: 'purchase',
  // The hold ran out while the purchase was under way.
  ReservationExpired: 'purchase',
}

const OPERATIONS: Readonly<Record<Phase, readonly LongRunning[]>> = {
  search: ['SearchAvailablePhoneNumbers'],
  purchase: PURCHASES,
}

/** The operations upon which an error is forced, if a rule does not name one. */
export function operationsOf(error: SearchError): readonly LongRunning[] {
  return OPERATIONS[ERROR_PHASES[error]]
}
