import { cancelOperation as cancel } from '../../inventory/cancel-operation.ts'
import { FIRST_VERSION } from '../contract/since.ts'
import { operationNotFound } from '../errors/errors.ts'
import { isId } from '../request/is-id.ts'
import { pathParameter } from '../request/path-parameter.ts'
import { defineOperation } from './acs-operation.ts'

export const cancelOperation = defineOperation({
  operationId: 'CancelOperation',
  method: 'DELETE',
  kind: 'hold',
  path: '/phoneNumbers/operations/{operationId}',
  since: FIRST_VERSION,
  summary: 'Cancels an operation; that of a search frees what the search holds.',
  responses: { 204: null },
  async handle(request) {
    const operationId = pathParameter(request, 'operationId')
    if (!isId(operationId)) return operationNotFound(operationId)
    const cancelled = await cancel(request.inventory, request.resource, operationId)
    return cancelled ? { status: 204 } : operationNotFound(operationId)
  },
})
