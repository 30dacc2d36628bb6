import { decideDeleteStock } from '../../decide/decide-delete-stock.ts'
import { markClosing } from '../../decide/state-name.ts'
import { toNumberRange } from '../../decide/to-number-range.ts'
import type { DeleteStockAnswer, DeleteStockCommand } from '../../port/withdrawal-store.ts'
import type { Tables } from '../tables/index.ts'

export function deleteStock(
  { clock, numbers, owned, blocks, trail }: Tables,
  command: DeleteStockCommand,
): DeleteStockAnswer {
  const now = clock.now()
  const range = toNumberRange(command)
  const found = markClosing(numbers.within(range, command.limit), owned.closingWithin(range, now))
  const { answer, change } = decideDeleteStock(command, found, trail.everOwned(found), now)
  if (change === undefined) return answer
  trail.append(now, change.detail, change.numbers)
  for (const { number } of change.numbers) numbers.remove(number)
  blocks.remove(change.numbers.map(({ number }) => number))
  return answer
}
