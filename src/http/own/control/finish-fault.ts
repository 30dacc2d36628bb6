import { FinishedOperations } from '../../contract/fault-schemas.ts'
import { faultNotFound } from '../../errors/fault-errors.ts'
import { isId } from '../../request/is-id.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { toFinishedOperation } from '../../wire/to-fault.ts'
import { defineControl } from '../own-operation.ts'

export const finishFault = defineControl({
  operationId: 'FinishFault',
  method: 'POST',
  path: '/_holdline/faults/{faultId}/finish',
  summary: 'Ends the operations that stay running by a fault rule, which may be gone, or by a magic input.',
  responses: { 200: FinishedOperations },
  async handle(request) {
    const { inventory, faults } = request.controlled
    const id = pathParameter(request, 'faultId')
    const finished = isId(id) ? await inventory.store.finishOperations({ rule: id }) : []
    if (finished.length === 0 && faults.find(id) === undefined) return faultNotFound(id)
    return { status: 200, body: { operations: finished.map(toFinishedOperation) } }
  },
})
