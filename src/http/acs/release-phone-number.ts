import { release } from '../../inventory/release.ts'
import { phoneNumberNotFound } from '../errors/errors.ts'
import { defineRoute, pathParameter } from '../route.ts'
import { operationHeaders } from '../wire/operation-headers.ts'

export const releasePhoneNumber = defineRoute({
  operationId: 'ReleasePhoneNumber',
  method: 'DELETE',
  path: '/phoneNumbers/{phoneNumber}',
  since: '2021-03-07',
  summary: 'Gives a phone number back.',
  responses: { 202: null },
  responseHeaders: { 202: ['Operation-Location', 'operation-id', 'release-id'] },
  longRunning: {},
  async handle(request) {
    const phoneNumber = pathParameter(request, 'phoneNumber')
    const operation = await release(request.inventory, request.resource, phoneNumber)
    return operation === undefined
      ? phoneNumberNotFound(phoneNumber, request.version)
      : { status: 202, headers: operationHeaders(operation, request.requestedVersion) }
  },
})
