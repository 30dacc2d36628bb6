import { pathParameter } from '../../request/path-parameter.ts'
import { defineControl } from '../own-operation.ts'

export const closeSandbox = defineControl({
  operationId: 'CloseSandbox',
  method: 'DELETE',
  path: '/_holdline/sandboxes/{name}',
  summary: 'Ends a sandbox; to end one that has ended is no error.',
  perInventory: false,
  responses: { 204: null },
  async handle(request) {
    await request.tools.control.sandboxes.close(pathParameter(request, 'name'))
    return { status: 204 }
  },
})
