import type { ChangeRegisterAnswer, ChangeRegisterCommand } from '../../port/register-store.ts'
import { putDocuments } from '../tables/register-table.ts'
import type { Transaction } from '../transaction.ts'

/** In a transaction that began with the register locked for itself alone. */
export async function changeRegister(
  transaction: Transaction,
  { version, documents }: ChangeRegisterCommand,
): Promise<ChangeRegisterAnswer> {
  if (version !== transaction.registerVersion) return { kind: 'outdated' }
  if (documents.size === 0) return { kind: 'changed', version }
  await putDocuments(transaction, documents, version + 1)
  return { kind: 'changed', version: version + 1 }
}
