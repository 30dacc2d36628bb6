import { browse } from '../../inventory/browse.ts'
import { PhoneNumbersBrowseRequest, PhoneNumbersBrowseResult } from '../contract/reservation-schemas.ts'
import { RESERVATIONS_SINCE } from '../contract/since.ts'
import { countryUnknown, notOffered } from '../errors/errors.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { readPrefixes } from '../request/read-prefixes.ts'
import { toAvailablePhoneNumber } from '../wire/to-available-phone-number.ts'
import { defineOperationWithBody } from './acs-operation.ts'

export const browseAvailableNumbers = defineOperationWithBody({
  operationId: 'BrowseAvailableNumbers',
  method: 'POST',
  kind: 'read',
  path: '/availablePhoneNumbers/countries/{countryCode}/:browse',
  since: RESERVATIONS_SINCE,
  summary: 'Shows a random sample of the free numbers, held for nobody.',
  body: { mediaTypes: ['application/json'], schema: PhoneNumbersBrowseRequest, required: true },
  responses: { 200: PhoneNumbersBrowseResult },
  async handle(request) {
    const { phoneNumberType, capabilities, assignmentType, phoneNumberPrefixes = [] } = request.body
    const prefixes = readPrefixes(phoneNumberPrefixes)
    if ('error' in prefixes) return prefixes
    const answer = await browse(request.inventory, {
      resource: request.resource,
      country: pathParameter(request, 'countryCode'),
      numberType: phoneNumberType,
      capabilities: { calling: 'none', sms: 'none', ...capabilities },
      ...(assignmentType !== undefined && { assignmentType }),
      prefixes,
    })
    switch (answer.kind) {
      case 'found': {
        const { offering, phoneNumbers } = answer.found
        const shown = phoneNumbers.map((phoneNumber) =>
          toAvailablePhoneNumber({ ...offering, phoneNumber }, 'available'),
        )
        return { status: 200, body: { phoneNumbers: shown } }
      }
      case 'countryUnknown':
        return countryUnknown
      case 'notOffered':
        return notOffered
    }
  },
})
