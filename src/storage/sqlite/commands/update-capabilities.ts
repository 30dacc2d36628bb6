import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideUpdateCapabilities } from '../../decide/decide-update-capabilities.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../port/owned-number-store.ts'
import type { Tables } from '../tables/index.ts'
import { repeatedOperation } from './repeated-operation.ts'

export function updateCapabilities(
  tables: Tables,
  command: UpdateCapabilitiesCommand,
): UpdateCapabilitiesAnswer {
  const { clock, numbers, owned, operations, trail } = tables
  const { resource, repeatKey } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const now = clock.now()
  const { answer, change } = decideUpdateCapabilities(command, owned.find(resource, number), now)
  if (change === undefined) return answer
  const { operation, changed } = change
  if (changed === undefined) {
    // Only a patch that changes nothing can be a repetition, so other patches need not look for an earlier one.
    const repeated = repeatedOperation(tables, command, number)
    if (repeated !== undefined) return { kind: 'updated', operation: repeated }
    operations.insert(resource, operation, { repeatKey })
    return answer
  }

  const entry = trail.append(now, changed.detail, numbers.find([number]))
  numbers.remember(number, entry)
  owned.setCapabilities(resource, number, changed.capabilities)
  operations.insert(resource, operation, { repeatKey, entry })
  return answer
}
