import { SaleChanged as Answer } from '../../http/contract/sale-schemas.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { changeSale, type SaleChanged } from '../../operator/change-sale.ts'
import { formatRange, parseRange } from '../../operator/number-range.ts'
import type { SaleAction } from '../../storage/port/withdrawal-store.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'
import { controlPath } from '../server-options.ts'

/** What is done to all ranges, and why. */
export interface SaleOrder {
  readonly action: SaleAction
  readonly reason?: string
  readonly claimedName?: string
}

/** Withdraws or restores the first numbers of a range in the inventory of this place. */
export async function changeSaleAt(
  place: ReachedInventory,
  { action, ...more }: SaleOrder,
  range: NumberRange,
): Promise<SaleChanged> {
  if (place.kind === 'store') {
    const { reason, claimedName } = more
    const author = { by: 'command line', ...(claimedName !== undefined && { claimedName }) }
    return changeSale(place, { action, range, author, ...(reason !== undefined && { reason }) })
  }
  const { server, sandbox } = place
  const path = controlPath({ sandbox }, `stock/${action}`)
  const order = { range: formatRange(range), ...more }
  const answer = checkAnswer(Answer, await callServer(server, 'POST', path, order))
  const next = answer.next === undefined ? undefined : parseRange(answer.next)
  return { changed: answer.changed, left: answer.left, ...(next && { next }) }
}
