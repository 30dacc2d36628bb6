import { FaultModel } from '../../contract/fault-schemas.ts'
import { faultNotFound } from '../../errors/fault-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { toFault } from '../../wire/to-fault.ts'
import { defineControl } from '../own-operation.ts'

export const getFault = defineControl({
  operationId: 'GetFault',
  method: 'GET',
  path: '/_holdline/faults/{faultId}',
  summary: 'A fault rule, and how often it hit.',
  responses: { 200: FaultModel },
  async handle(request) {
    const id = pathParameter(request, 'faultId')
    const rule = request.controlled.faults.find(id)
    return rule === undefined ? faultNotFound(id) : { status: 200, body: toFault(rule) }
  },
})
