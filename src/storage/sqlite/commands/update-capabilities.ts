import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideUpdateCapabilities } from '../../decide/decide-update-capabilities.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../port/owned-number-store.ts'
import type { Tables } from '../tables/index.ts'

export function updateCapabilities(
  { clock, numbers, owned, operations, trail }: Tables,
  command: UpdateCapabilitiesCommand,
): UpdateCapabilitiesAnswer {
  const { resource } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const now = clock.now()
  const { answer, change } = decideUpdateCapabilities(command, owned.find(resource, number), now)
  if (change === undefined) return answer

  const entry = trail.append(now, change.detail, numbers.find([number]))
  numbers.remember(number, entry)
  owned.setCapabilities(resource, number, change.capabilities)
  operations.insert(resource, change.operation)
  return answer
}
