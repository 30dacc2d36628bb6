import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideChangeSale } from '../../decide/decide-change-sale.ts'
import type { ChangeSaleAnswer, ChangeSaleCommand } from '../../port/withdrawal-store.ts'
import type { Tables } from '../tables/index.ts'

export function changeSale({ clock, numbers, trail }: Tables, command: ChangeSaleCommand): ChangeSaleAnswer {
  const now = clock.now()
  const range = { first: phoneNumberToInteger(command.first), last: phoneNumberToInteger(command.last) }
  const found = numbers.within(range, command.limit)
  const { answer, numbers: changed, freeAt, detail } = decideChangeSale(command, found, now)
  if (changed.length === 0) return answer
  const entry = trail.append(now, detail, changed)
  for (const { number } of changed) numbers.place(numbers.take(number), freeAt, entry)
  return answer
}
