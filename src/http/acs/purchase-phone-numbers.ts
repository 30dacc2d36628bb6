import { purchase } from '../../inventory/purchase.ts'
import { existsIn } from '../contract/api-version.ts'
import { PhoneNumberPurchaseRequest } from '../contract/schemas.ts'
import { AGREEMENT_SINCE, FIRST_VERSION } from '../contract/since.ts'
import {
  agreementRequired,
  invalidInput,
  nothingHeld,
  reservationExpired,
  resourceSuspended,
  searchNotFound,
} from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { operationHeaders } from '../wire/operation-headers.ts'
import { defineOperationWithBody } from './acs-operation.ts'

export const purchasePhoneNumbers = defineOperationWithBody({
  operationId: 'PurchasePhoneNumbers',
  method: 'POST',
  kind: 'purchase',
  path: '/availablePhoneNumbers/:purchase',
  since: FIRST_VERSION,
  summary: 'Buys the phone numbers that a search holds.',
  body: { mediaTypes: ['application/json'], schema: PhoneNumberPurchaseRequest, required: true },
  responses: { 202: null },
  responseHeaders: { 202: ['Operation-Location', 'operation-id', 'purchase-id'] },
  longRunning: {},
  async handle({ inventory, resource, body, version, requestedVersion, forced }) {
    const { searchId, agreeToNotResell = false } = body
    if (searchId === undefined) return invalidInput('searchId is required.', 'searchid')
    if (!isId(searchId)) return searchNotFound(searchId)
    const answer = await purchase(inventory, resource, {
      searchId,
      // Older versions do not have the field `agreeToNotResell`, so it is ignored there like every unknown field.
      agreeToNotResell: agreeToNotResell && existsIn(version, AGREEMENT_SINCE),
      ...(forced !== undefined && { forced }),
    })
    switch (answer.kind) {
      case 'purchased':
        return { status: 202, headers: operationHeaders(answer.operation, requestedVersion) }
      case 'searchNotFound':
        return searchNotFound(searchId)
      case 'holdEnded':
        return reservationExpired
      case 'nothingHeld':
        return nothingHeld
      case 'agreementRequired':
        return agreementRequired
      case 'suspended':
        return resourceSuspended
    }
  },
})
