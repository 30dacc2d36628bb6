import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideRelease } from '../../decide/decide-release.ts'
import type { ReleaseCommand } from '../../port/owned-number-store.ts'
import type { Tables } from '../tables/index.ts'
import { repeatedOperation } from './repeated-operation.ts'

export function release(tables: Tables, command: ReleaseCommand): Operation {
  const { clock, numbers, owned, operations, trail } = tables
  const { resource, repeatKey } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const now = clock.now()
  const sold = owned.find(resource, number)
  const repeated = sold === undefined ? repeatedOperation(tables, command, number) : undefined
  if (repeated !== undefined) return repeated
  const { answer, change } = decideRelease(command, sold?.searchId, now)
  if (change === undefined) {
    operations.insert(resource, answer, { repeatKey })
    return answer
  }

  owned.delete(resource, number)
  const entry = trail.append(now, change.detail, numbers.find([number]))
  numbers.giveBack(number, change.freeAt, entry)
  operations.insert(resource, answer, { repeatKey, entry })
  return answer
}
