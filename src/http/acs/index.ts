import type { AcsOperation } from './acs-operation.ts'
import { browseAvailableNumbers } from './browse-available-numbers.ts'
import { cancelOperation } from './cancel-operation.ts'
import { createOrUpdateReservation } from './create-or-update-reservation.ts'
import { deleteReservation } from './delete-reservation.ts'
import { getByNumber } from './get-by-number.ts'
import { getOperation } from './get-operation.ts'
import { getReservation } from './get-reservation.ts'
import { getSearchResult } from './get-search-result.ts'
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

/** The operations of the ACS API, in the order of the published documents. */
export const ACS_OPERATIONS: readonly AcsOperation[] = [
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
