import { decideChangeSale } from '../../decide/decide-change-sale.ts'
import { markClosing } from '../../decide/state-name.ts'
import { toNumberRange } from '../../decide/to-number-range.ts'
import type { ChangeSaleAnswer, ChangeSaleCommand } from '../../port/withdrawal-store.ts'
import type { Tables } from '../tables/index.ts'

export function changeSale(
  { clock, numbers, owned, trail }: Tables,
  command: ChangeSaleCommand,
): ChangeSaleAnswer {
  const now = clock.now()
  const range = toNumberRange(command)
  const found = markClosing(numbers.within(range, command.limit), owned.closingWithin(range, now))
  const { answer, numbers: changed, freeAt, detail } = decideChangeSale(command, found, now)
  if (changed.length === 0) return answer
  const entry = trail.append(now, detail, changed)
  for (const { number } of changed) numbers.place(numbers.take(number), { freeAt, claim: null }, entry)
  return answer
}
