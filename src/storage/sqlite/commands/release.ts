import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideRelease } from '../../decide/decide-release.ts'
import type { ReleaseCommand } from '../../port/owned-number-store.ts'
import type { Tables } from '../tables/index.ts'

export function release(
  { clock, numbers, owned, operations, trail }: Tables,
  command: ReleaseCommand,
): Operation {
  const { resource } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const now = clock.now()
  const sold = owned.find(resource, number)
  const { answer, change } = decideRelease(command, sold?.searchId, now)
  operations.insert(resource, answer)
  if (change === undefined) return answer

  owned.delete(resource, number)
  const entry = trail.append(now, change.detail, numbers.find([number]))
  numbers.giveBack(number, change.freeAt, entry)
  return answer
}
