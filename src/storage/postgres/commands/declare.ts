import type { DeclareCommand } from '../../port/declaration-store.ts'
import { deleteProcess, listProcesses, putProcess } from '../tables/process-table.ts'
import type { Transaction } from '../transaction.ts'

export async function declare(
  transaction: Transaction,
  command: DeclareCommand,
): Promise<readonly DeclareCommand[]> {
  const ends = Object.keys(command.declarations).length === 0
  await (ends ? deleteProcess(transaction, command.process) : putProcess(transaction, command))
  return listProcesses(transaction, command.process)
}
