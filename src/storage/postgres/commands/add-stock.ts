import type { Author, NumberBlock } from '../../../numbering/audit-entry.ts'
import { BLOCKS_IN_ENTRY, blocksTogether } from '../../decide/blocks-together.ts'
import { type GivenRun, IMPORT_AUTHOR, offSaleEntries, ownedRows, sortOut } from '../../decide/given-rows.ts'
import { newRuns } from '../../decide/new-runs.ts'
import { placeBlocks, type StockRun, toPlacedRuns } from '../../decide/place-blocks.ts'
import { toStockRuns } from '../../decide/to-stock-runs.ts'
import { isOutdated, type Outdated, type RegisterDependent } from '../../port/register-store.ts'
import { appendAudit, appendStock } from '../tables/audit-trail.ts'
import { blocksAt, newestBlocks, putBlocks } from '../tables/block-table.ts'
import { addRows, rememberEntry } from '../tables/number-table.ts'
import { insertOwnedRuns } from '../tables/owned-table.ts'
import { ensureStocks, lockStocks } from '../tables/stock-table.ts'
import { addPieces } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'

/**
 * The most blocks that one statement adds. Each statement costs a round trip, and the time to find many blocks or to
 * place them grows no faster than their number.
 */
const BLOCKS_TOGETHER = 5 * BLOCKS_IN_ENTRY

export async function addStock(
  transaction: Transaction,
  blocks: readonly NumberBlock[],
  author: Author | undefined,
  dependence: RegisterDependent,
): Promise<number | Outdated> {
  if (isOutdated(dependence, transaction.registerVersion, transaction.now)) return { kind: 'outdated' }
  // One import at a time: of blocks that overlap, the trail must name first the block that was added first.
  await lockStocks(transaction)
  // Readers of the trail know by the transaction's id that its entries may still appear. Other commands have an
  // id by then.
  await transaction.query('SELECT pg_current_xact_id()')
  // The planner expects a million pieces, and would compile the statement for longer than it takes.
  await transaction.query('SET LOCAL jit = off')
  const knownStocks = new Map<string, number>()
  let count = 0
  for (const some of blocksTogether(blocks, BLOCKS_TOGETHER)) {
    const stocks = await ensureStocks(
      transaction,
      some.map(({ stock }) => stock),
      knownStocks,
    )
    const runs = toStockRuns(some, stocks)
    const added = newRuns(await blocksAt(transaction, runs), runs)
    if (added.length === 0) continue
    const entryOf = await appendEntries(transaction, some, added, author)
    const newest = await newestBlocks(transaction, [...new Set(stocks)])
    const placed = placeBlocks(added, newest)
    await putBlocks(
      transaction,
      placed,
      placed.map(({ nth = -1 }) => some[nth] ?? {}),
    )
    const { free, given } = sortOut(toPlacedRuns(placed), some)
    await addPieces(transaction, free, entryOf)
    for (const entry of new Set(given.map(entryOf))) {
      const runs = given.filter((run) => entryOf(run) === entry)
      await addGiven(transaction, runs, { entry, author: author ?? IMPORT_AUTHOR })
    }
    for (const { first, last } of placed) count += last - first + 1
  }
  return count
}

/**
 * Adds an entry for each thousand of the blocks that has a new number; answers the entry of a run.
 *
 * @param added the runs of the new numbers
 */
async function appendEntries(
  transaction: Transaction,
  blocks: readonly NumberBlock[],
  added: readonly StockRun[],
  author: Author | undefined,
): Promise<(run: StockRun) => number> {
  const thousandOf = ({ nth = -1 }: StockRun) => Math.floor(nth / BLOCKS_IN_ENTRY)
  const thousands = [...new Set(added.map(thousandOf))].sort((one, other) => one - other)
  const details = thousands.map((nth) => ({
    command: 'stock' as const,
    blocks: blocks.slice(nth * BLOCKS_IN_ENTRY, (nth + 1) * BLOCKS_IN_ENTRY),
    ...(author && { author }),
  }))
  const sequences = await appendStock(transaction, details)
  const entries = new Map(thousands.map((nth, place) => [nth, sequences[place]]))
  return (run) => {
    const entry = entries.get(thousandOf(run))
    if (entry === undefined) throw new Error(`The numbers from ${run.first} on are in no entry of the trail`)
    return entry
  }
}

/** Gives each number that is not free its row. */
async function addGiven(
  transaction: Transaction,
  given: readonly GivenRun[],
  { entry, author }: { readonly entry: number; readonly author: Author },
): Promise<void> {
  await addRows(transaction, given, entry)
  await insertOwnedRuns(transaction, ownedRows(given))
  for (const { numbers, detail } of offSaleEntries(given, author)) {
    const named = numbers.map((number) => ({ number, entry }))
    const next = await appendAudit(transaction, detail, named)
    await rememberEntry(transaction, numbers, next)
  }
}
