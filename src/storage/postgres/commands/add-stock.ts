import type { Author, NumberBlock } from '../../../numbering/audit-entry.ts'
import { blocksTogether } from '../../decide/blocks-together.ts'
import { type GivenRun, IMPORT_AUTHOR, offSaleEntries, ownedRows, sortOut } from '../../decide/given-rows.ts'
import { newRuns } from '../../decide/new-runs.ts'
import { placeBlocks, toPlacedRuns } from '../../decide/place-blocks.ts'
import { toStockRuns } from '../../decide/to-stock-runs.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { blocksAt, newestBlocks, putBlocks } from '../tables/block-table.ts'
import { addRows, rememberEntry } from '../tables/number-table.ts'
import { insertOwnedRuns } from '../tables/owned-table.ts'
import { ensureStocks, lockStocks } from '../tables/stock-table.ts'
import { addPieces } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'

export async function addStock(
  transaction: Transaction,
  blocks: readonly NumberBlock[],
  author?: Author,
): Promise<number> {
  // One import at a time: of blocks that overlap, the trail must name first the block that was added first.
  await lockStocks(transaction)
  // Readers of the trail know by the transaction's id that its entries may still appear. Other commands have an
  // id by then.
  await transaction.query('SELECT pg_current_xact_id()')
  // The planner expects a million pieces, and would compile the statement for longer than it takes.
  await transaction.query('SET LOCAL jit = off')
  const knownStocks = new Map<string, number>()
  let count = 0
  for (const some of blocksTogether(blocks)) {
    const stocks = await ensureStocks(
      transaction,
      some.map(({ stock }) => stock),
      knownStocks,
    )
    const runs = toStockRuns(some, stocks)
    const added = newRuns(await blocksAt(transaction, runs), runs)
    if (added.length === 0) continue
    const detail = { command: 'stock', blocks: some, ...(author && { author }) } as const
    const entry = await appendAudit(transaction, detail, [])
    const newest = await newestBlocks(transaction, [...new Set(stocks)])
    const placed = placeBlocks(added, newest)
    await putBlocks(
      transaction,
      placed,
      placed.map(({ nth = -1 }) => some[nth] ?? {}),
    )
    const { free, given } = sortOut(toPlacedRuns(placed), some)
    await addPieces(transaction, free, entry)
    await addGiven(transaction, given, { entry, author: author ?? IMPORT_AUTHOR })
    for (const { first, last } of placed) count += last - first + 1
  }
  return count
}

/** Gives each number that is not free its row. */
async function addGiven(
  transaction: Transaction,
  given: readonly GivenRun[],
  { entry, author }: { readonly entry: number; readonly author: Author },
): Promise<void> {
  if (given.length === 0) return
  await addRows(transaction, given, entry)
  await insertOwnedRuns(transaction, ownedRows(given))
  for (const { numbers, detail } of offSaleEntries(given, author)) {
    const named = numbers.map((number) => ({ number, entry }))
    const next = await appendAudit(transaction, detail, named)
    await rememberEntry(transaction, numbers, next)
  }
}
