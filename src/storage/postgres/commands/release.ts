import { NEVER } from '../../../numbering/instant.ts'
import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideRelease } from '../../decide/decide-release.ts'
import type { ReleaseCommand } from '../../port/owned-number-store.ts'
import { repeatedOperation } from '../repeated-operation.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { giveBack, lockNumbers } from '../tables/number-table.ts'
import { insertOperation } from '../tables/operation-table.ts'
import { deleteOwned } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function release(transaction: Transaction, command: ReleaseCommand): Promise<Operation> {
  const { resource, repeatKey } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const searchId = await deleteOwned(transaction, resource, number)
  const repeated = searchId === undefined ? await repeatedOperation(transaction, command, number) : undefined
  if (repeated !== undefined) return repeated
  const { answer, change } = decideRelease(command, searchId, transaction.now)
  if (change === undefined) {
    await insertOperation(transaction, resource, answer, { repeatKey })
    return answer
  }

  const numbers = await lockNumbers(transaction, [number], { freeAt: NEVER })
  const entry = await appendAudit(transaction, change.detail, numbers)
  await giveBack(transaction, numbers, change.freeAt, entry)
  await insertOperation(transaction, resource, answer, { repeatKey, entry })
  return answer
}
