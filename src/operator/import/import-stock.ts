import type { Author, NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import type { BlockComparison } from '../../storage/port/stock-store.ts'
import type { BlockConflict, ImportedBlocks, StockImporter } from './stock-importer.ts'

/** The import into a store; the audit trail names its author. */
export function importerOf(
  store: Pick<InventoryStore, 'addStock' | 'compareStock'>,
  author: Author,
): StockImporter {
  return {
    async add(blocks, { dryRun }) {
      const total = blocks.reduce((sum, { first, last }) => sum + sizeOf(first, last), 0)
      const added = dryRun ? undefined : await store.addStock(blocks, author)
      // All were new, so there is nothing to compare.
      if (added === total) return { added, known: 0, conflicts: [] }
      // Numbers never move to another stock, so after the call this shows what it met.
      return summed(await store.compareStock(blocks), total, added)
    },
  }
}

function summed(
  compared: readonly BlockComparison[],
  total: number,
  added: number | undefined,
): ImportedBlocks {
  const conflicts = compared.flatMap(({ elsewhere }, nth): BlockConflict[] =>
    elsewhere === undefined ? [] : [{ nth, ...elsewhere }],
  )
  const elsewhere = conflicts.reduce((sum, { count }) => sum + count, 0)
  const own = compared.reduce((sum, { known }) => sum + known, 0)
  if (added === undefined) return { added: total - own - elsewhere, known: own, conflicts }
  return { added, known: total - elsewhere - added, conflicts }
}

function sizeOf(first: NumberBlock['first'], last: NumberBlock['last']): number {
  return phoneNumberToInteger(last) - phoneNumberToInteger(first) + 1
}
