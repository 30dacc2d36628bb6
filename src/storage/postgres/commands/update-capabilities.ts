import { isForcedToFail } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideUpdateCapabilities } from '../../decide/decide-update-capabilities.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../port/owned-number-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import { repeatedOperation } from '../repeated-operation.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockRows, rememberEntry } from '../tables/number-table.ts'
import { insertOperation } from '../tables/operation-table.ts'
import { lockOwned, setCapabilities } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function updateCapabilities(
  transaction: Transaction,
  command: UpdateCapabilitiesCommand,
): Promise<UpdateCapabilitiesAnswer> {
  if (isOutdated(command, transaction.registerVersion, transaction.now)) return { kind: 'outdated' }
  const { resource } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const sold = await lockOwned(transaction, resource, number)
  const { answer, change } = decideUpdateCapabilities(command, sold, transaction.now)
  if (change === undefined) return answer
  const { operation, changed } = change
  const repeated = await repeatedOperation(transaction, command, number)
  // A patch that would change something repeats a request only if the request was forced to fail.
  if (repeated !== undefined && (changed === undefined || isForcedToFail(repeated))) {
    return { kind: 'updated', operation: repeated }
  }
  const numbers = await lockRows(transaction, [number])
  if (changed === undefined) {
    const entry = operation.failure && numbers[0]?.entry
    await insertOperation(transaction, resource, operation, { ...command, entry })
    return answer
  }

  const entry = await appendAudit(transaction, changed.detail, numbers)
  await rememberEntry(transaction, [number], entry)
  await setCapabilities(transaction, number, changed.capabilities)
  await insertOperation(transaction, resource, operation, { ...command, entry })
  return answer
}
