import { TOLL_FREE_SEARCH } from './operations.ts'

/** A request for one of the operations, with a body that it takes. */
export interface OperationRequest {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly body?: object
}

/** Requests for the nine operations that every version has. The records that they name need not exist. */
export const NINE_OPERATIONS: readonly OperationRequest[] = [
  {
    operation: 'SearchAvailablePhoneNumbers',
    method: 'POST',
    path: '/availablePhoneNumbers/countries/US/:search',
    body: TOLL_FREE_SEARCH,
  },
  { operation: 'GetSearchResult', method: 'GET', path: '/availablePhoneNumbers/searchResults/unknown' },
  {
    operation: 'PurchasePhoneNumbers',
    method: 'POST',
    path: '/availablePhoneNumbers/:purchase',
    body: { searchId: 'unknown' },
  },
  { operation: 'GetOperation', method: 'GET', path: '/phoneNumbers/operations/unknown' },
  { operation: 'CancelOperation', method: 'DELETE', path: '/phoneNumbers/operations/unknown' },
  { operation: 'ListPhoneNumbers', method: 'GET', path: '/phoneNumbers' },
  { operation: 'GetByNumber', method: 'GET', path: '/phoneNumbers/%2B14155550100' },
  {
    operation: 'UpdateCapabilities',
    method: 'PATCH',
    path: '/phoneNumbers/%2B14155550100/capabilities',
    body: { sms: 'none' },
  },
  { operation: 'ReleasePhoneNumber', method: 'DELETE', path: '/phoneNumbers/%2B14155550100' },
]

/** The operations that take a body. */
export const OPERATIONS_WITH_BODY = NINE_OPERATIONS.filter(({ body }) => body !== undefined)
