import { isForcedToFail } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideUpdateCapabilities } from '../../decide/decide-update-capabilities.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../port/owned-number-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'
import { repeatedOperation } from './repeated-operation.ts'

export function updateCapabilities(
  tables: Tables,
  command: UpdateCapabilitiesCommand,
): UpdateCapabilitiesAnswer {
  const { clock, numbers, owned, operations, trail } = tables
  const { resource } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const now = clock.now()
  if (isOutdated(command, tables.register.version(), now)) return { kind: 'outdated' }
  const { answer, change } = decideUpdateCapabilities(command, owned.find(resource, number, now), now)
  if (change === undefined) return answer
  const { operation, changed } = change
  const repeated = repeatedOperation(tables, command, number)
  // A patch that would change something repeats a request only if the request was forced to fail.
  if (repeated !== undefined && (changed === undefined || isForcedToFail(repeated))) {
    return { kind: 'updated', operation: repeated }
  }
  if (changed === undefined) {
    const entry = operation.failure && numbers.find([number])[0]?.entry
    operations.insert(resource, operation, { ...command, entry })
    return answer
  }

  const entry = trail.append(now, changed.detail, numbers.find([number]))
  numbers.remember(number, entry)
  owned.setCapabilities(resource, number, changed.capabilities)
  operations.insert(resource, operation, { ...command, entry })
  return answer
}
