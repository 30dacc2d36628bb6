import type { ControlledInventory } from '../../../control/controlled-inventory.ts'
import {
  type SaleChange as Change,
  type SaleChanged as Changed,
  changeSale,
} from '../../../operator/change-sale.ts'
import { deleteStock as remove } from '../../../operator/delete-stock.ts'
import { formatRange, parseRange } from '../../../operator/number-range.ts'
import type { VersionedSchema } from '../../contract/at-version.ts'
import { SaleChange, SaleChanged, StockDeleted } from '../../contract/sale-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { defineOperatorOperationWithBody } from '../own-operation.ts'

export const withdrawStock = rangeOperation({
  verb: 'withdraw',
  operationId: 'WithdrawStock',
  summary: 'Takes the free numbers of a range off sale, a thousand a request.',
  answer: SaleChanged,
  change: ({ inventory }, order) => changeSale(inventory, { action: 'withdraw', ...order }),
})

export const restoreStock = rangeOperation({
  verb: 'restore',
  operationId: 'RestoreStock',
  summary: 'Puts the withdrawn numbers of a range back on sale, a thousand a request.',
  answer: SaleChanged,
  change: ({ inventory }, order) => changeSale(inventory, { action: 'restore', ...order }),
})

export const deleteStock = rangeOperation({
  verb: 'delete',
  operationId: 'DeleteStock',
  summary: 'Takes the numbers of a range away that nobody has and nobody ever owned, a thousand a request.',
  answer: StockDeleted,
  change: ({ inventory }, order) => remove(inventory, order),
})

interface RangeOperation {
  readonly verb: string
  readonly operationId: string
  readonly summary: string
  readonly answer: VersionedSchema
  readonly change: (controlled: ControlledInventory, order: Omit<Change, 'action'>) => Promise<Changed>
}

function rangeOperation({ verb, operationId, summary, answer, change }: RangeOperation) {
  return defineOperatorOperationWithBody({
    operationId,
    method: 'POST',
    path: `/_holdline/stock/${verb}`,
    perInventory: true,
    summary,
    body: { mediaTypes: ['application/json'], schema: SaleChange, required: true },
    responses: { 200: answer },
    async handle({ controlled, author, body: { range: text, reason, claimedName } }) {
      const range = parseRange(text)
      if (range === undefined || range.first > range.last) {
        return invalidInput('range must be a number or a range such as +14255550100-+14255550199.', 'range')
      }
      const { next, ...changed } = await change(controlled, {
        range,
        ...(reason !== undefined && { reason }),
        author: { ...author, ...(claimedName !== undefined && { claimedName }) },
      })
      return { status: 200, body: { ...changed, ...(next && { next: formatRange(next) }) } }
    },
  })
}
