import { magicInput } from '../../control/magic-inputs.ts'
import { search } from '../../inventory/search.ts'
import { PhoneNumberSearchRequest } from '../contract/schemas.ts'
import { FIRST_VERSION } from '../contract/since.ts'
import {
  countryUnknown,
  notOffered,
  quantityTooLarge,
  resourceSuspended,
  tooManyHeld,
} from '../errors/errors.ts'
import { faultAnswer } from '../errors/fault-errors.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { operationHeaders } from '../wire/operation-headers.ts'
import { defineOperationWithBody } from './acs-operation.ts'

export const searchAvailablePhoneNumbers = defineOperationWithBody({
  operationId: 'SearchAvailablePhoneNumbers',
  method: 'POST',
  kind: 'search',
  path: '/availablePhoneNumbers/countries/{countryCode}/:search',
  since: FIRST_VERSION,
  summary: 'Searches for phone numbers that can be bought, and holds what it finds.',
  body: { mediaTypes: ['application/json'], schema: PhoneNumberSearchRequest, required: true },
  // The published document gives the 202 a body; the live service sends none.
  responses: { 202: null },
  responseHeaders: { 202: ['Location', 'Operation-Location', 'operation-id', 'search-id'] },
  longRunning: { finalStateVia: 'location' },
  async handle(request) {
    const { phoneNumberType, assignmentType, capabilities, areaCode, quantity = 1 } = request.body
    const magic = request.magicInputs ? magicInput(areaCode, quantity) : undefined
    if (magic?.kind === 'answer') return faultAnswer(magic)
    const forced = request.forced ?? magic?.forced
    const answer = await search(request.inventory, request.resource, {
      country: pathParameter(request, 'countryCode'),
      numberType: phoneNumberType,
      assignmentType,
      capabilities: { calling: capabilities.calling, sms: capabilities.sms },
      quantity,
      ...(areaCode !== undefined && magic === undefined && { areaCode }),
      ...(request.sending !== undefined && { sending: request.sending }),
      ...(forced !== undefined && { forced }),
    })
    switch (answer.kind) {
      case 'held': {
        const { operation, isRepeated = false } = answer
        return { status: 202, headers: operationHeaders(operation, request.requestedVersion), isRepeated }
      }
      case 'countryUnknown':
        return countryUnknown
      case 'notOffered':
        return notOffered
      case 'quantityTooLarge':
        return quantityTooLarge(answer.maximum)
      case 'tooManyHeld':
        return tooManyHeld(answer.held, answer.limit, 'quantity')
      case 'suspended':
        return resourceSuspended
    }
  },
})
