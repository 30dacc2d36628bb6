import type { NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { BadRows } from './bad-rows.ts'
import { batches, singleNumbers } from './batches.ts'
import { addImportCounts, type ImportCounts, NOTHING_IMPORTED } from './import-counts.ts'
import { kindAt, refuse } from './refuse.ts'
import { type RowKind, stateOfKind } from './row-kind.ts'
import type { FileBlock } from './row-list.ts'
import type { ImportedBlocks, StockImporter } from './stock-importer.ts'

/** What the blocks of a file are added with. */
export interface ImportList {
  readonly kinds: readonly RowKind[]
  readonly bad: BadRows
  readonly importer: StockImporter
}

/** Adds blocks, or compares them with the stock, without the rows that turn out to be bad. */
export async function addBatch(
  batch: readonly FileBlock[],
  list: ImportList,
  dryRun: boolean,
): Promise<ImportCounts> {
  const { kinds, bad, importer } = list
  const answer = await importer.add(toBlocks(batch, kinds), { dryRun })
  const { conflicts, missingOwners = [], closedOwners = [] } = answer
  for (const block of batch) {
    const { given } = kindAt(kinds, block)
    if (given.kind !== 'owned' || !missingOwners.includes(given.resource)) continue
    for (const row of block.isBlock ? [block] : singleNumbers(block)) {
      await refuse(bad, kinds, row, `there is no resource ${given.resource}`)
    }
  }
  await refuseFound(batch, answer, list)
  // Of blocks in conflict the other numbers were added; of an owner who is not there, or is closed, none was.
  const wasRefused = missingOwners.length > 0 || closedOwners.length > 0
  if (!wasRefused && (conflicts.length === 0 || !dryRun)) return answer
  let sum = NOTHING_IMPORTED
  for (const good of batches(batch, bad.lines, kinds)) {
    sum = addImportCounts(sum, await addBatch(good, list, dryRun))
  }
  return sum
}

/** Refuses each row whose numbers are of another stock, or are new numbers of a closed owner. */
async function refuseFound(
  batch: readonly FileBlock[],
  found: ImportedBlocks,
  list: ImportList,
): Promise<void> {
  const { kinds, bad, importer } = list
  for (const { nth, reason } of reasonsOf(found)) {
    const block = batch[nth]
    if (block === undefined) continue
    if (block.isBlock || block.first === block.last) {
      await refuse(bad, kinds, block, reason)
      continue
    }
    for (const singles of batches(singleNumbers(block), bad.lines, kinds)) {
      await refuseFound(singles, await importer.add(toBlocks(singles, kinds), { dryRun: true }), list)
    }
  }
}

/** Why blocks of the batch are bad, by their places. */
function reasonsOf({ conflicts, closedOwners = [] }: ImportedBlocks) {
  return [
    ...closedOwners.map(({ nth, resource }) => ({
      nth,
      reason: `the resource ${resource} is closed and gets no new number`,
    })),
    ...conflicts.map(({ nth, lowest, stock }) => ({
      nth,
      reason: `${lowest} is in stock already, as ${describeStock(stock)}`,
    })),
  ]
}

function toBlocks(batch: readonly FileBlock[], kinds: readonly RowKind[]): NumberBlock[] {
  return batch.map((block) => {
    const kind = kindAt(kinds, block)
    const state = stateOfKind(kind, block.time)
    const { stock, carrier, label } = kind
    const first = phoneNumberFromInteger(block.first)
    const last = block.first === block.last ? first : phoneNumberFromInteger(block.last)
    if (carrier === undefined && label === undefined && state === undefined) return { stock, first, last }
    return {
      ...{ stock, first, last },
      ...(carrier !== undefined && { carrier }),
      ...(label !== undefined && { label }),
      ...(state !== undefined && { state }),
    }
  })
}

function describeStock({ country, numberType, areaCode, capabilities: { calling, sms } }: Stock): string {
  return [
    country,
    numberType,
    ...(areaCode === '' ? [] : [areaCode]),
    `calling ${calling}`,
    `sms ${sms}`,
  ].join(' ')
}
