import { updateCapabilities as update } from '../../inventory/update-capabilities.ts'
import { CapabilitiesUpdate, PhoneNumberCapabilitiesRequest } from '../contract/schemas.ts'
import { FIRST_VERSION } from '../contract/since.ts'
import { notOffered, phoneNumberInvalid, phoneNumberNotOwned, resourceSuspended } from '../errors/errors.ts'
import { originOf } from '../request/origin-of.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { operationGuid, operationHeaders } from '../wire/operation-headers.ts'
import { defineOperationWithBody } from './acs-operation.ts'

export const updateCapabilities = defineOperationWithBody({
  operationId: 'UpdateCapabilities',
  method: 'PATCH',
  kind: 'change',
  path: '/phoneNumbers/{phoneNumber}/capabilities',
  since: FIRST_VERSION,
  summary: 'Changes what a phone number can do.',
  body: {
    mediaTypes: ['application/merge-patch+json', 'application/json'],
    schema: PhoneNumberCapabilitiesRequest,
    required: false,
  },
  responses: { 202: CapabilitiesUpdate },
  responseHeaders: { 202: ['Location', 'Operation-Location', 'operation-id', 'capabilities-id'] },
  longRunning: { finalStateVia: 'location' },
  async handle(request) {
    const { inventory, resource, body, version, requestedVersion } = request
    const phoneNumber = pathParameter(request, 'phoneNumber')
    const patch = {
      ...(body.calling !== undefined && { calling: body.calling }),
      ...(body.sms !== undefined && { sms: body.sms }),
    }
    const answer = await update(inventory, resource, phoneNumber, patch, originOf(request))
    switch (answer.kind) {
      case 'updated':
        return {
          status: 202,
          headers: operationHeaders(answer.operation, requestedVersion),
          body: { capabilitiesUpdateId: operationGuid(answer.operation) },
          isRepeated: answer.isRepeated,
        }
      case 'invalidNumber':
        return phoneNumberInvalid(phoneNumber, version)
      case 'notOwned':
        return phoneNumberNotOwned(version)
      case 'notOffered':
        return notOffered
      case 'suspended':
        return resourceSuspended
    }
  },
})
