import { getOperation as findOperation } from '../../inventory/get-operation.ts'
import { PhoneNumberOperation } from '../contract/schemas.ts'
import { operationNotFound } from '../errors/errors.ts'
import { defineRoute, pathParameter } from '../route.ts'
import { resourceLink } from '../wire/links.ts'
import { toOperation } from '../wire/to-operation.ts'

export const getOperation = defineRoute({
  operationId: 'GetOperation',
  method: 'GET',
  path: '/phoneNumbers/operations/{operationId}',
  since: '2021-03-07',
  responses: { 200: PhoneNumberOperation },
  async handle(request) {
    const { inventory, resource, requestedVersion } = request
    const operationId = pathParameter(request, 'operationId')
    const found = await findOperation(inventory, resource, operationId)
    if (found === undefined) return operationNotFound(operationId)
    const location = resourceLink(found.value, requestedVersion)
    return {
      status: 200,
      ...(location !== undefined && {
        headers: { location, 'access-control-expose-headers': 'Location' },
      }),
      body: toOperation(found, requestedVersion),
    }
  },
})
