import { decideChangeSip } from '../../decide/decide-change-sip.ts'
import type { ChangeSipAnswer, ChangeSipCommand } from '../../port/sip-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { insertSipConfiguration, lockSipConfiguration, updateSipConfiguration } from '../tables/sip-table.ts'
import type { Transaction } from '../transaction.ts'

export async function changeSipConfiguration(
  transaction: Transaction,
  command: ChangeSipCommand,
): Promise<ChangeSipAnswer> {
  const { resource } = command
  const before = await lockSipConfiguration(transaction, resource)
  const { answer, change } = decideChangeSip(command, before)
  if (change === undefined) return answer
  const { configuration, detail } = change
  if (before !== undefined) await updateSipConfiguration(transaction, resource, configuration)
  else if (!(await insertSipConfiguration(transaction, resource, configuration))) {
    // Another transaction has added it since the lock found none. A configuration is never removed: the next lock finds it.
    return changeSipConfiguration(transaction, command)
  }
  await appendAudit(transaction, detail, [])
  return answer
}
