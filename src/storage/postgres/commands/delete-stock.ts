import { decideDeleteStock } from '../../decide/decide-delete-stock.ts'
import { markClosing } from '../../decide/state-name.ts'
import { toNumberRange } from '../../decide/to-number-range.ts'
import { withoutNumbers } from '../../decide/without-numbers.ts'
import type { DeleteStockAnswer, DeleteStockCommand } from '../../port/withdrawal-store.ts'
import { appendAudit, everOwned } from '../tables/audit-trail.ts'
import { deleteBlocks, putBlocks } from '../tables/block-table.ts'
import { lockStockedNumbers } from '../tables/lock-stocked-numbers.ts'
import { deleteNumbers, numbersWithin } from '../tables/number-table.ts'
import { closingWithin } from '../tables/owned-table.ts'
import { lockStocks } from '../tables/stock-table.ts'
import { inPieces, removeFromPieces } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'

export async function deleteStock(
  transaction: Transaction,
  command: DeleteStockCommand,
): Promise<DeleteStockAnswer> {
  // An import changes the blocks too.
  await lockStocks(transaction)
  const range = toNumberRange(command)
  const named = await numbersWithin(transaction, range, command.limit)
  const locked = await lockStockedNumbers(transaction, named)
  const there = named.flatMap((number) => locked.get(number) ?? [])
  const found = markClosing(there, await closingWithin(transaction, range))
  const ever = await everOwned(transaction, named)
  const { answer, change } = decideDeleteStock(command, found, ever, transaction.now)
  if (change === undefined) return answer

  const { numbers } = change
  await appendAudit(transaction, change.detail, numbers)
  await removeFromPieces(transaction, inPieces(numbers))
  const away = numbers.map(({ number }) => number)
  await deleteNumbers(transaction, away)
  const [first = 0, last = 0] = [away[0], away.at(-1)]
  const left = withoutNumbers(await deleteBlocks(transaction, { first, last }), away)
  await putBlocks(transaction, left, left)
  return answer
}
