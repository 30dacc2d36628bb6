import { parsePhoneNumber } from '../../../numbering/phone-number.ts'
import { listNumbers } from '../../../operator/export/list-numbers.ts'
import { NumberRunQuery, NumberRuns } from '../../contract/stock-schemas.ts'
import { toNumberRuns } from '../../wire/to-number-runs.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

export const listStockNumbers = defineOperatorOperationWithQuery({
  operationId: 'ListStockNumbers',
  method: 'GET',
  path: '/_holdline/stock/numbers',
  perInventory: true,
  summary: 'All numbers with their states, ascending, in runs of consecutive numbers, a page at a time.',
  query: NumberRunQuery,
  responses: { 200: NumberRuns },
  async handle({ controlled, filters: { after, state } }) {
    const from = after === undefined ? undefined : parsePhoneNumber(after)
    const page = await listNumbers(controlled.inventory, {
      ...(from !== undefined && { after: from }),
      ...(state !== undefined && { state }),
    })
    return { status: 200, body: toNumberRuns(page) }
  },
})
