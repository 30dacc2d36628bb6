import { NEVER } from '../../../numbering/instant.ts'
import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideRelease } from '../../decide/decide-release.ts'
import type { ReleaseCommand } from '../../port/owned-number-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { giveBack, lockNumbers } from '../tables/number-table.ts'
import { insertOperation } from '../tables/operation-table.ts'
import { deleteOwned } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function release(transaction: Transaction, command: ReleaseCommand): Promise<Operation> {
  const { resource } = command
  const number = phoneNumberToInteger(command.phoneNumber)
  const searchId = await deleteOwned(transaction, resource, number)
  const { answer, change } = decideRelease(command, searchId, transaction.now)
  if (change !== undefined) {
    const numbers = await lockNumbers(transaction, [number], { freeAt: NEVER })
    const entry = await appendAudit(transaction, change.detail, numbers)
    await giveBack(transaction, numbers, change.freeAt, entry)
  }
  await insertOperation(transaction, resource, answer)
  return answer
}
