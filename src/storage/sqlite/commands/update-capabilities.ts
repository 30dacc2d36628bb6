import { includesCapabilities, patchCapabilities } from '../../../numbering/capabilities.ts'
import { newOperation } from '../../../numbering/new-operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../port/owned-number-store.ts'
import type { Tables } from '../tables/index.ts'

export function updateCapabilities(
  tables: Tables,
  command: UpdateCapabilitiesCommand,
): UpdateCapabilitiesAnswer {
  const { resource, phoneNumber, patch } = command
  const number = phoneNumberToInteger(phoneNumber)
  const sold = tables.owned.find(resource, number)
  if (sold === undefined) return { kind: 'notOwned' }
  const { owned, searchId } = sold
  const capabilities = patchCapabilities(owned.capabilities, patch)
  if (!includesCapabilities(owned.offeredCapabilities, capabilities)) return { kind: 'notOffered' }

  const now = tables.clock.now()
  const detail = { command: 'updateCapabilities', resource, searchId, capabilities: patch } as const
  const entry = tables.trail.append(now, detail, tables.numbers.find([number]))
  tables.numbers.remember(number, entry)
  tables.owned.setCapabilities(resource, number, capabilities)
  const accepted = { now, delay: command.delay }
  const subject = { phoneNumber }
  const operation = newOperation('updatePhoneNumberCapabilities', command.operationGuid, accepted, subject)
  tables.operations.insert(resource, operation)
  return { kind: 'updated', operation }
}
