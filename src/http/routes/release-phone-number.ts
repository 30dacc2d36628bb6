import { release } from '../../inventory/release.ts'
import { phoneNumberNotFound } from '../errors/errors.ts'
import { defineRoute, pathParameter } from '../route.ts'
import { operationHeaders } from '../wire/operation-headers.ts'

export const releasePhoneNumber = defineRoute({
  operationId: 'ReleasePhoneNumber',
  method: 'DELETE',
  path: '/phoneNumbers/{phoneNumber}',
  since: '2021-03-07',
  responses: { 202: null },
  async handle(request) {
    const phoneNumber = pathParameter(request, 'phoneNumber')
    const operation = await release(request.inventory, request.resource, phoneNumber)
    return operation === undefined
      ? phoneNumberNotFound(phoneNumber, request.version)
      : { status: 202, headers: operationHeaders(operation, request.requestedVersion) }
  },
})
