import { release } from '../../inventory/release.ts'
import { FIRST_VERSION } from '../contract/since.ts'
import { phoneNumberNotFound, phoneNumberProtected, resourceSuspended } from '../errors/errors.ts'
import { originOf } from '../request/origin-of.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { operationHeaders } from '../wire/operation-headers.ts'
import { defineOperation } from './acs-operation.ts'

export const releasePhoneNumber = defineOperation({
  operationId: 'ReleasePhoneNumber',
  method: 'DELETE',
  kind: 'change',
  path: '/phoneNumbers/{phoneNumber}',
  since: FIRST_VERSION,
  summary: 'Gives a phone number back.',
  responses: { 202: null },
  responseHeaders: { 202: ['Operation-Location', 'operation-id', 'release-id'] },
  longRunning: {},
  async handle(request) {
    const phoneNumber = pathParameter(request, 'phoneNumber')
    const released = await release(request.inventory, request.resource, phoneNumber, originOf(request))
    switch (released.kind) {
      case 'invalidNumber':
        return phoneNumberNotFound(phoneNumber, request.version)
      case 'suspended':
        return resourceSuspended
      case 'protected':
        return phoneNumberProtected(released.phoneNumber)
      case 'accepted': {
        const { operation, isRepeated } = released
        return { status: 202, headers: operationHeaders(operation, request.requestedVersion), isRepeated }
      }
    }
  },
})
