import { changeSale } from '../../../operator/change-sale.ts'
import { formatRange, parseRange } from '../../../operator/number-range.ts'
import type { SaleAction } from '../../../storage/port/withdrawal-store.ts'
import { SaleChange, SaleChanged } from '../../contract/sale-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { defineOperatorOperationWithBody } from '../own-operation.ts'

export const withdrawStock = saleOperation(
  'withdraw',
  'WithdrawStock',
  'Takes the free numbers of a range off sale, a thousand a request.',
)

export const restoreStock = saleOperation(
  'restore',
  'RestoreStock',
  'Puts the withdrawn numbers of a range back on sale, a thousand a request.',
)

function saleOperation(action: SaleAction, operationId: string, summary: string) {
  return defineOperatorOperationWithBody({
    operationId,
    method: 'POST',
    path: `/_holdline/stock/${action}`,
    perInventory: true,
    summary,
    body: { mediaTypes: ['application/json'], schema: SaleChange, required: true },
    responses: { 200: SaleChanged },
    async handle({ controlled, author, body: { range: text, reason, claimedName } }) {
      const range = parseRange(text)
      if (range === undefined || range.first > range.last) {
        return invalidInput('range must be a number or a range such as +14255550100-+14255550199.', 'range')
      }
      const { next, ...answer } = await changeSale(controlled.inventory, {
        action,
        range,
        ...(reason !== undefined && { reason }),
        author: { ...author, ...(claimedName !== undefined && { claimedName }) },
      })
      return { status: 200, body: { ...answer, ...(next && { next: formatRange(next) }) } }
    },
  })
}
