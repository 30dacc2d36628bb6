import { NEVER } from '../../../numbering/instant.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decideChangeNumber, type NumberMove } from '../../decide/decide-change-number.ts'
import type { ChangeNumberAnswer, ChangeNumberCommand } from '../../port/number-change-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import { toExplainedNumber } from '../../rows/to-explained-number.ts'
import { EXPLAIN_NUMBER } from '../read-explanations.ts'
import { appendAudit, findEntry } from '../tables/audit-trail.ts'
import { lockStockedNumbers, type StockedNumber } from '../tables/lock-stocked-numbers.ts'
import { placeNumbers, rememberEntry } from '../tables/number-table.ts'
import { deleteOwned, insertOwner, lockOwner } from '../tables/owned-table.ts'
import { touchNumbers } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'

export async function changeNumber(
  transaction: Transaction,
  command: ChangeNumberCommand,
): Promise<ChangeNumberAnswer> {
  const { now } = transaction
  if (isOutdated(command, transaction.registerVersion, now)) return { kind: 'outdated' }
  const number = phoneNumberToInteger(command.phoneNumber)
  // As in a release, the owner is locked before the number.
  const soldBefore = await lockOwner(transaction, number)
  const found = (await lockStockedNumbers(transaction, [number])).get(number)
  if (found === undefined) return { kind: 'numberNotFound' }

  // A purchase may have ended while this transaction waited for the number.
  const isSold = found.freeAt === NEVER && (soldBefore === undefined || soldBefore.releaseAt <= now)
  const sold = isSold ? await lockOwner(transaction, number) : soldBefore
  const newest = found.freeAt > now ? await findEntry(transaction, found.entry) : undefined
  const facts = { ...found, ...(sold && { sold }), ...(newest && { newest }) }
  const { answer, change } = decideChangeNumber(command, facts, now)
  if (change !== undefined) await apply(transaction, found, change)
  const [row = {}] = await transaction.query(EXPLAIN_NUMBER, [number])
  return { ...answer, value: toExplainedNumber(row, now), now }
}

async function apply(
  transaction: Transaction,
  found: StockedNumber,
  { place, owner, detail }: NumberMove,
): Promise<void> {
  const { number, piece } = found
  const entry = await appendAudit(transaction, detail, [found])
  if (place === undefined) await rememberEntry(transaction, [number], entry)
  else if (piece === undefined) await placeNumbers(transaction, [found], place, entry)
  else await touchNumbers(transaction, [{ number, piece }], place, entry)
  if (owner === undefined) return
  await deleteOwned(transaction, number)
  if (owner !== null) await insertOwner(transaction, owner)
}
