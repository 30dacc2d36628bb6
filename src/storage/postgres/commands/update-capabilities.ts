import { includesCapabilities, patchCapabilities } from '../../../numbering/capabilities.ts'
import { NEVER } from '../../../numbering/instant.ts'
import { newOperation } from '../../../numbering/new-operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../port/owned-number-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOperation } from '../tables/operation-table.ts'
import { lockOwned, setCapabilities } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function updateCapabilities(
  transaction: Transaction,
  command: UpdateCapabilitiesCommand,
): Promise<UpdateCapabilitiesAnswer> {
  const { resource, phoneNumber, patch } = command
  const number = phoneNumberToInteger(phoneNumber)
  const sold = await lockOwned(transaction, resource, number)
  if (sold === undefined) return { kind: 'notOwned' }
  const { owned, searchId } = sold
  const capabilities = patchCapabilities(owned.capabilities, patch)
  if (!includesCapabilities(owned.offeredCapabilities, capabilities)) return { kind: 'notOffered' }

  const { now } = transaction
  const numbers = await lockNumbers(transaction, [number], { freeAt: NEVER })
  const detail = { command: 'updateCapabilities', resource, searchId, capabilities: patch } as const
  const entry = await appendAudit(transaction, detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: NEVER }, entry)
  await setCapabilities(transaction, number, capabilities)
  const accepted = { now, delay: command.delay }
  const subject = { phoneNumber }
  const operation = newOperation('updatePhoneNumberCapabilities', command.operationGuid, accepted, subject)
  await insertOperation(transaction, resource, operation)
  return { kind: 'updated', operation }
}
