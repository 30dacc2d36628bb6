import { NEVER } from '../../../numbering/instant.ts'
import { newOperation } from '../../../numbering/new-operation.ts'
import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ReleaseCommand } from '../../port/owned-number-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOperation } from '../tables/operation-table.ts'
import { deleteOwned } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function release(transaction: Transaction, command: ReleaseCommand): Promise<Operation> {
  const { resource, phoneNumber } = command
  const { now } = transaction
  const number = phoneNumberToInteger(phoneNumber)
  const searchId = await deleteOwned(transaction, resource, number)
  if (searchId !== undefined) {
    const freeAt = now + command.agingMs
    const numbers = await lockNumbers(transaction, [number], { freeAt: NEVER })
    const entry = await appendAudit(transaction, { command: 'release', resource, searchId, freeAt }, numbers)
    await moveNumbers(transaction, numbers, { freeAt }, entry)
  }
  const accepted = { now, delay: command.delay }
  const operation = newOperation('releasePhoneNumber', command.operationGuid, accepted, {
    phoneNumber,
    ...(searchId === undefined && { failure: 'numberNotFound' as const }),
  })
  await insertOperation(transaction, resource, operation)
  return operation
}
