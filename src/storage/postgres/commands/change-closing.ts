import { NEVER } from '../../../numbering/instant.ts'
import { closingAnswer, decideChangeClosing } from '../../decide/decide-change-closing.ts'
import type { ChangeClosingAnswer, ChangeClosingCommand } from '../../port/closing-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { giveBack, lockRows } from '../tables/number-table.ts'
import { lockOwnedOtherwise, setRelease } from '../tables/owned-table.ts'
import type { Transaction } from '../transaction.ts'

export async function changeClosing(
  transaction: Transaction,
  command: ChangeClosingCommand,
): Promise<ChangeClosingAnswer> {
  const { resource, releaseAt = NEVER, limit, after } = command
  if (isOutdated(command, transaction.registerVersion, transaction.now)) return { kind: 'outdated' }
  const found = await lockOwnedOtherwise(transaction, resource, releaseAt, { limit, after })
  for (const { numbers: some, freeAt, detail } of decideChangeClosing(command, found)) {
    const numbers = await lockRows(transaction, some)
    const entry = await appendAudit(transaction, detail, numbers)
    await giveBack(transaction, numbers, freeAt, entry)
    await setRelease(transaction, some, releaseAt)
  }
  return closingAnswer(command, found)
}
