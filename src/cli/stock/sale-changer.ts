import { SaleChanged, StockDeleted as StockDeletedAnswer } from '../../http/contract/sale-schemas.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { changeSale } from '../../operator/change-sale.ts'
import { deleteStock, type StockDeleted } from '../../operator/delete-stock.ts'
import { formatRange, parseRange } from '../../operator/number-range.ts'
import type { SaleAction } from '../../storage/port/withdrawal-store.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

/** What is done to ranges of numbers. */
export type RangeAction = SaleAction | 'delete'

/** What is done to all ranges, and why. */
export interface SaleOrder {
  readonly action: RangeAction
  readonly reason?: string
  readonly claimedName?: string
}

/** Changes the first numbers of a range in the inventory of this place. Only a deletion leaves numbers as once owned. */
export async function changeSaleAt(
  place: ReachedInventory,
  { action, ...more }: SaleOrder,
  range: NumberRange,
): Promise<StockDeleted> {
  if (place.kind === 'store') {
    const { reason, claimedName } = more
    const author = { by: 'command line', ...(claimedName !== undefined && { claimedName }) }
    const order = { range, author, ...(reason !== undefined && { reason }) }
    if (action === 'delete') return deleteStock(place, order)
    return { onceOwned: 0, ...(await changeSale(place, { action, ...order })) }
  }
  const { server, sandbox } = place
  const path = controlPath({ sandbox }, `stock/${action}`)
  const order = { range: formatRange(range), ...more }
  const answered = await callServer(server, 'POST', path, order)
  const { changed, left, next, onceOwned } =
    action === 'delete'
      ? checkAnswer(StockDeletedAnswer, answered)
      : { onceOwned: 0, ...checkAnswer(SaleChanged, answered) }
  const rest = next === undefined ? undefined : parseRange(next)
  return { changed, left, onceOwned, ...(rest && { next: rest }) }
}
