import type { NumberBlock } from '../../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { newParts } from '../../decide/new-parts.ts'
import { placeBlocks } from '../../decide/place-blocks.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { blocksAt, newestBlocks, putBlocks } from '../tables/block-table.ts'
import { ensureStocks } from '../tables/stock-table.ts'
import { addPieces } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'

export async function addStock(transaction: Transaction, blocks: readonly NumberBlock[]): Promise<number> {
  // One import at a time: of blocks that overlap, the trail must name first the block that was added first.
  await transaction.query('LOCK TABLE stock IN SHARE ROW EXCLUSIVE MODE')
  // Readers of the trail know by the transaction's id that its entry may still appear. Other commands have an
  // id by then.
  await transaction.query('SELECT pg_current_xact_id()')
  // The planner expects a million pieces, and would compile the statement for longer than it takes.
  await transaction.query('SET LOCAL jit = off')
  const entry = await appendAudit(transaction, { command: 'stock', blocks }, [])
  const stocks = await ensureStocks(
    transaction,
    blocks.map(({ stock }) => stock),
  )
  const ranges = blocks.map(({ first, last }) => ({
    first: phoneNumberToInteger(first),
    last: phoneNumberToInteger(last),
  }))
  const known = await blocksAt(transaction, ranges)
  const added = newParts(known, ranges).flatMap((parts, nth) =>
    parts.map((part) => ({ ...part, stock: stocks[nth] ?? 0 })),
  )
  const newest = await newestBlocks(transaction, [...new Set(stocks)])
  const { blocks: changed, placed } = placeBlocks(added, newest)
  await putBlocks(transaction, changed)
  await addPieces(transaction, placed, entry)
  return added.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}
