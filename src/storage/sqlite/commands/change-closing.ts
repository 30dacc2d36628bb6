import { NEVER } from '../../../numbering/instant.ts'
import { closingAnswer, decideChangeClosing } from '../../decide/decide-change-closing.ts'
import type { ChangeClosingAnswer, ChangeClosingCommand } from '../../port/closing-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'

export function changeClosing(
  { clock, register, owned, numbers, trail }: Tables,
  command: ChangeClosingCommand,
): ChangeClosingAnswer {
  const { resource, releaseAt = NEVER, limit, after } = command
  const now = clock.now()
  if (isOutdated(command, register.version(), now)) return { kind: 'outdated' }
  const found = owned.listOtherwise(resource, releaseAt, { now, limit, after })
  for (const { numbers: some, freeAt, detail } of decideChangeClosing(command, found)) {
    const entry = trail.append(now, detail, numbers.find(some))
    for (const number of some) {
      numbers.place(numbers.take(number), { freeAt, claim: null }, entry)
      owned.setRelease(resource, number, releaseAt)
    }
  }
  return closingAnswer(command, found)
}
