import type { Route } from '../route.ts'
import { cancelOperation } from './cancel-operation.ts'
import { getByNumber } from './get-by-number.ts'
import { getOperation } from './get-operation.ts'
import { getSearchResult } from './get-search-result.ts'
import { listPhoneNumbers } from './list-phone-numbers.ts'
import { purchasePhoneNumbers } from './purchase-phone-numbers.ts'
import { releasePhoneNumber } from './release-phone-number.ts'
import { searchAvailablePhoneNumbers } from './search-available-phone-numbers.ts'
import { updateCapabilities } from './update-capabilities.ts'

/** The operations of the API, in the order of the published documents. */
export const ROUTES: readonly Route[] = [
  searchAvailablePhoneNumbers,
  getSearchResult,
  purchasePhoneNumbers,
  getOperation,
  cancelOperation,
  listPhoneNumbers,
  getByNumber,
  releasePhoneNumber,
  updateCapabilities,
]
