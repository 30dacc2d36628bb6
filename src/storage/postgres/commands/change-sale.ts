import { decideChangeSale } from '../../decide/decide-change-sale.ts'
import { markClosing } from '../../decide/state-name.ts'
import { toNumberRange } from '../../decide/to-number-range.ts'
import type { ChangeSaleAnswer, ChangeSaleCommand } from '../../port/withdrawal-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockStockedNumbers } from '../tables/lock-stocked-numbers.ts'
import { giveBack, numbersWithin } from '../tables/number-table.ts'
import { closingWithin } from '../tables/owned-table.ts'
import { inPieces, touchNumbers } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'

export async function changeSale(
  transaction: Transaction,
  command: ChangeSaleCommand,
): Promise<ChangeSaleAnswer> {
  const range = toNumberRange(command)
  const named = await numbersWithin(transaction, range, command.limit)
  const locked = await lockStockedNumbers(transaction, named)
  const there = named.flatMap((number) => locked.get(number) ?? [])
  const found = markClosing(there, await closingWithin(transaction, range))
  const { answer, numbers, freeAt, detail } = decideChangeSale(command, found, transaction.now)
  if (numbers.length === 0) return answer
  const entry = await appendAudit(transaction, detail, numbers)
  const inRows = numbers.filter(({ piece }) => piece === undefined)
  await touchNumbers(transaction, inPieces(numbers), { freeAt, claim: null }, entry)
  if (inRows.length > 0) await giveBack(transaction, inRows, freeAt, entry)
  return answer
}
