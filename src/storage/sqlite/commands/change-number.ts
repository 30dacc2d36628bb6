import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideChangeNumber } from '../../decide/decide-change-number.ts'
import type { ChangeNumberAnswer, ChangeNumberCommand } from '../../port/number-change-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'

export function changeNumber(tables: Tables, command: ChangeNumberCommand): ChangeNumberAnswer {
  const { register, clock, numbers, owned, trail, explanations } = tables
  const number = phoneNumberToInteger(command.phoneNumber)
  const now = clock.now()
  if (isOutdated(command, register.version(), now)) return { kind: 'outdated' }
  const [found] = numbers.within({ first: number, last: number }, 1)
  if (found === undefined) return { kind: 'numberNotFound' }

  const sold = owned.ownerOf(number)
  const newest = found.freeAt > now ? trail.find(found.entry) : undefined
  const facts = { ...found, ...(sold && { sold }), ...(newest && { newest }) }
  const { answer, change } = decideChangeNumber(command, facts, now)
  if (change !== undefined) {
    const entry = trail.append(now, change.detail, [found])
    if (change.place === undefined) numbers.remember(number, entry)
    else numbers.place(numbers.take(number), change.place, entry)
    if (change.owner !== undefined) owned.setOwner(number, change.owner ?? undefined)
  }
  const value = explanations.number(number, found.stock, now)
  if (value === undefined) throw new Error(`There is no number ${number}`)
  return { ...answer, value, now }
}
