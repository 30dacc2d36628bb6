import { includesCapabilities, patchCapabilities } from '../../../numbering/capabilities.ts'
import { type Operation, operationId, operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../store.ts'
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
  const operation: Operation = {
    id: operationId('updatePhoneNumberCapabilities', command.operationGuid),
    type: 'updatePhoneNumberCapabilities',
    createdAt: now,
    ...operationProgress(now, command.delay),
    phoneNumber,
  }
  tables.operations.insert(resource, operation)
  return { kind: 'updated', operation }
}
