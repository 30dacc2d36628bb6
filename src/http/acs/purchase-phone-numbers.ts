import { purchase } from '../../inventory/purchase.ts'
import { PhoneNumberPurchaseRequest } from '../contract/schemas.ts'
import {
  agreementRequired,
  invalidInput,
  nothingHeld,
  reservationExpired,
  searchNotFound,
} from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { defineRouteWithBody } from '../route.ts'
import { operationHeaders } from '../wire/operation-headers.ts'

export const purchasePhoneNumbers = defineRouteWithBody({
  operationId: 'PurchasePhoneNumbers',
  method: 'POST',
  path: '/availablePhoneNumbers/:purchase',
  since: '2021-03-07',
  summary: 'Buys the phone numbers that a search holds.',
  body: { mediaTypes: ['application/json'], schema: PhoneNumberPurchaseRequest, required: true },
  responses: { 202: null },
  responseHeaders: { 202: ['Operation-Location', 'operation-id', 'purchase-id'] },
  longRunning: {},
  async handle({ inventory, resource, body, version, requestedVersion }) {
    const { searchId, agreeToNotResell = false } = body
    if (searchId === undefined) return invalidInput('searchId is required.', 'searchid')
    if (!isId(searchId)) return searchNotFound(searchId)
    const answer = await purchase(inventory, resource, {
      searchId,
      // An older client has no way to agree, whatever else its body holds.
      agreeToNotResell: agreeToNotResell && version >= '2025-04-01',
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
    }
  },
})
