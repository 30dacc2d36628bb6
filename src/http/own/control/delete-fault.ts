import { pathParameter } from '../../request/path-parameter.ts'
import { defineControl } from '../own-operation.ts'

export const deleteFault = defineControl({
  operationId: 'DeleteFault',
  method: 'DELETE',
  path: '/_holdline/faults/{faultId}',
  summary: 'Removes a fault rule; what was accepted stays as it is. To remove one that is gone is no error.',
  responses: { 204: null },
  async handle(request) {
    request.controlled.faults.remove(pathParameter(request, 'faultId'))
    return { status: 204 }
  },
})
