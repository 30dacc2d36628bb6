import { type ChangeRegisterAnswer, type ChangeRegisterCommand, isWithin } from '../../port/register-store.ts'
import { appendChange, putDocuments } from '../tables/register-table.ts'
import type { Transaction } from '../transaction.ts'

/** In a transaction that began with the register locked for itself alone. */
export async function changeRegister(
  transaction: Transaction,
  { version, span = {}, documents, author, changes }: ChangeRegisterCommand,
): Promise<ChangeRegisterAnswer> {
  if (version !== transaction.registerVersion || !isWithin(span, transaction.now)) return { kind: 'outdated' }
  if (documents.size === 0) return { kind: 'changed', version }
  await putDocuments(transaction, documents, version + 1)
  await appendChange(transaction, { version: version + 1, at: transaction.now, author, changes })
  return { kind: 'changed', version: version + 1 }
}
