import { NEVER } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideUpdateCapabilities } from '../../decide/decide-update-capabilities.ts'
import type { UpdateCapabilitiesAnswer, UpdateCapabilitiesCommand } from '../../port/owned-number-store.ts'
import { repeatedOperation } from '../repeated-operation.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOperation } from '../tables/operation-table.ts'
import { lockOwned, setCapabilities } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function updateCapabilities(
  transaction: Transaction,
  command: UpdateCapabilitiesCommand,
): Promise<UpdateCapabilitiesAnswer> {
  const { resource, repeatKey } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const sold = await lockOwned(transaction, resource, number)
  const { answer, change } = decideUpdateCapabilities(command, sold, transaction.now)
  if (change === undefined) return answer
  const { operation, changed } = change
  if (changed === undefined) {
    // Only a patch that changes nothing can be a repetition, so other patches need not look for an earlier one.
    const repeated = await repeatedOperation(transaction, command, number)
    if (repeated !== undefined) return { kind: 'updated', operation: repeated }
    await insertOperation(transaction, resource, operation, { repeatKey })
    return answer
  }

  const numbers = await lockNumbers(transaction, [number], { freeAt: NEVER })
  const entry = await appendAudit(transaction, changed.detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: NEVER }, entry)
  await setCapabilities(transaction, number, changed.capabilities)
  await insertOperation(transaction, resource, operation, { repeatKey, entry })
  return answer
}
