import { getOperation as findOperation } from '../../inventory/get-operation.ts'
import type { OperationType } from '../../numbering/operation.ts'
import { type ApiVersion, existsIn } from '../contract/api-version.ts'
import { PhoneNumberOperation } from '../contract/schemas.ts'
import { FIRST_VERSION, RESERVATIONS_SINCE } from '../contract/since.ts'
import { operationNotFound } from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { pollHeaders } from '../wire/operation-headers.ts'
import { toOperation } from '../wire/to-operation.ts'
import { defineOperation } from './acs-operation.ts'

/** Whether the version has this type of operation. */
function isKnownIn(version: ApiVersion, type: OperationType): boolean {
  return type !== 'reservationPurchase' || existsIn(version, RESERVATIONS_SINCE)
}

export const getOperation = defineOperation({
  operationId: 'GetOperation',
  method: 'GET',
  kind: 'read',
  path: '/phoneNumbers/operations/{operationId}',
  since: FIRST_VERSION,
  summary: 'Shows how far an operation is.',
  responses: { 200: PhoneNumberOperation },
  responseHeaders: { 200: ['Location'] },
  async handle(request) {
    const { inventory, resource, version, requestedVersion } = request
    const operationId = pathParameter(request, 'operationId')
    if (!isId(operationId)) return operationNotFound(operationId)
    const found = await findOperation(inventory, resource, operationId)
    if (found === undefined || !isKnownIn(version, found.value.type)) return operationNotFound(operationId)
    return {
      status: 200,
      headers: pollHeaders(found.value, requestedVersion),
      body: toOperation(found, requestedVersion),
    }
  },
})
