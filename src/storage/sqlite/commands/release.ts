import { isForcedToFail } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideRelease } from '../../decide/decide-release.ts'
import type { ReleaseAnswer, ReleaseCommand } from '../../port/owned-number-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'
import { repeatedOperation } from './repeated-operation.ts'

export function release(tables: Tables, command: ReleaseCommand): ReleaseAnswer {
  const { clock, numbers, owned, operations, trail } = tables
  const { resource } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const now = clock.now()
  if (isOutdated(command, tables.register.version(), now)) return { kind: 'outdated' }
  const sold = owned.find(resource, number, now)
  const repeated = repeatedOperation(tables, command, number)
  // A release of an owned number repeats a request only if the request was forced to fail.
  if (repeated !== undefined && (sold === undefined || isForcedToFail(repeated))) {
    return { kind: 'accepted', operation: repeated }
  }
  const { answer, change } = decideRelease(command, sold, now)
  if (answer.kind === 'protected') return answer
  const { operation } = answer
  if (change === undefined) {
    const entry = sold && numbers.find([number])[0]?.entry
    operations.insert(resource, operation, { ...command, entry })
    return answer
  }

  owned.delete(resource, number)
  const entry = trail.append(now, change.detail, numbers.find([number]))
  // An aging number has no claim.
  numbers.place(numbers.take(number), { freeAt: change.freeAt, claim: null }, entry)
  operations.insert(resource, operation, { ...command, entry })
  return answer
}
