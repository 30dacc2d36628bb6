import { listAging } from '../../../operator/list-aging.ts'
import { AgingModel } from '../../contract/aging-schemas.ts'
import { toAging } from '../../wire/to-aging.ts'
import { defineOperatorOperation } from '../own-operation.ts'

export const getAging = defineOperatorOperation({
  operationId: 'GetAging',
  method: 'GET',
  path: '/_holdline/aging',
  summary: 'How long released numbers rest before they are sold again, by country and type.',
  responses: { 200: AgingModel },
  async handle({ tools }) {
    return { status: 200, body: toAging(await listAging(tools)) }
  },
})
