import { API_VERSIONS, type ApiVersion, SIP_VERSIONS } from '../contract/api-version.ts'
import type { AcsOperation } from './acs-operation.ts'
import { browseAvailableNumbers } from './browse-available-numbers.ts'
import { cancelOperation } from './cancel-operation.ts'
import { createOrUpdateReservation } from './create-or-update-reservation.ts'
import { deleteReservation } from './delete-reservation.ts'
import { getByNumber } from './get-by-number.ts'
import { getOperation } from './get-operation.ts'
import { getReservation } from './get-reservation.ts'
import { getSearchResult } from './get-search-result.ts'
import { getSipConfiguration } from './get-sip-configuration.ts'
import { listAreaCodes } from './list-area-codes.ts'
import { listAvailableCountries } from './list-available-countries.ts'
import { listAvailableLocalities } from './list-available-localities.ts'
import { listOfferings } from './list-offerings.ts'
import { listPhoneNumbers } from './list-phone-numbers.ts'
import { listReservations } from './list-reservations.ts'
import { operatorInformationSearch } from './operator-information-search.ts'
import { purchasePhoneNumbers } from './purchase-phone-numbers.ts'
import { purchaseReservation } from './purchase-reservation.ts'
import { releasePhoneNumber } from './release-phone-number.ts'
import { searchAvailablePhoneNumbers } from './search-available-phone-numbers.ts'
import { updateCapabilities } from './update-capabilities.ts'
import { updateSipConfiguration } from './update-sip-configuration.ts'

/** An API that clients of a resource call. */
export interface AcsApi {
  /** Of its contract documents. */
  readonly title: string
  /** What the published ids of its operations begin with, beside the ids here. */
  readonly idPrefix: string
  /** Oldest first. */
  readonly versions: readonly ApiVersion[]
  /** In the order of the published documents. */
  readonly operations: readonly AcsOperation[]
}

const PHONE_NUMBER_OPERATIONS: readonly AcsOperation[] = [
  browseAvailableNumbers,
  listReservations,
  createOrUpdateReservation,
  getReservation,
  deleteReservation,
  purchaseReservation,
  listAreaCodes,
  listAvailableCountries,
  listAvailableLocalities,
  listOfferings,
  searchAvailablePhoneNumbers,
  getSearchResult,
  purchasePhoneNumbers,
  getOperation,
  cancelOperation,
  listPhoneNumbers,
  getByNumber,
  releasePhoneNumber,
  updateCapabilities,
  operatorInformationSearch,
]

/** The ACS APIs, each with its own versions. */
export const ACS_APIS: readonly AcsApi[] = [
  {
    title: 'Holdline: Azure Communication Services phone numbers',
    idPrefix: 'PhoneNumbers_',
    versions: API_VERSIONS,
    operations: PHONE_NUMBER_OPERATIONS,
  },
  {
    title: 'Holdline: Azure Communication Services SIP routing',
    idPrefix: '',
    versions: SIP_VERSIONS,
    operations: [getSipConfiguration, updateSipConfiguration],
  },
]

/** The operations of all of them. */
export const ACS_OPERATIONS: readonly AcsOperation[] = ACS_APIS.flatMap(({ operations }) => operations)
