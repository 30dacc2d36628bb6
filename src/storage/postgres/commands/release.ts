import { isForcedToFail } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideRelease } from '../../decide/decide-release.ts'
import type { ReleaseAnswer, ReleaseCommand } from '../../port/owned-number-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import { repeatedOperation } from '../repeated-operation.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { giveBack, lockRows } from '../tables/number-table.ts'
import { insertOperation } from '../tables/operation-table.ts'
import { deleteOwned, lockOwned } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function release(transaction: Transaction, command: ReleaseCommand): Promise<ReleaseAnswer> {
  if (isOutdated(command, transaction.registerVersion, transaction.now)) return { kind: 'outdated' }
  const { resource } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const sold = await lockOwned(transaction, resource, number)
  const repeated = await repeatedOperation(transaction, command, number)
  // A release of an owned number repeats a request only if the request was forced to fail.
  if (repeated !== undefined && (sold === undefined || isForcedToFail(repeated))) {
    return { kind: 'accepted', operation: repeated }
  }
  const { answer, change } = decideRelease(command, sold, transaction.now)
  if (answer.kind === 'protected') return answer
  const { operation } = answer
  const numbers = sold === undefined ? [] : await lockRows(transaction, [number])
  if (change === undefined) {
    await insertOperation(transaction, resource, operation, { ...command, entry: numbers[0]?.entry })
    return answer
  }

  await deleteOwned(transaction, number)
  const entry = await appendAudit(transaction, change.detail, numbers)
  await giveBack(transaction, numbers, change.freeAt, entry)
  await insertOperation(transaction, resource, operation, { ...command, entry })
  return answer
}
