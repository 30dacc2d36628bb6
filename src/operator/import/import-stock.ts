import type { Author, NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import type { BlockComparison } from '../../storage/port/stock-store.ts'
import type { BlockConflict, ImportedBlocks, StockImporter } from './stock-importer.ts'

/**
 * The import into a store; the audit trail names its author.
 *
 * @param findOwners answers the names of the resources that may own numbers
 */
export function importerOf(
  store: Pick<InventoryStore, 'addStock' | 'compareStock' | 'countPortedOut'>,
  author: Author,
  findOwners: () => Promise<ReadonlySet<string>> = async () => new Set(),
): StockImporter {
  return {
    async add(blocks, { dryRun }) {
      const owners = ownersOf(blocks)
      const there = owners.length === 0 ? new Set() : await findOwners()
      const missingOwners = owners.filter((owner) => !there.has(owner))
      if (missingOwners.length > 0) return { added: 0, known: 0, portedOut: 0, conflicts: [], missingOwners }
      const total = blocks.reduce((sum, { first, last }) => sum + sizeOf(first, last), 0)
      const added = dryRun ? undefined : await store.addStock(blocks, author)
      // All were new, so there is nothing to compare.
      if (added === total) return { added, known: 0, portedOut: 0, conflicts: [] }
      // Numbers never move to another stock, so after the call this shows what it met.
      const sum = summed(await store.compareStock(blocks), total, added)
      // Numbers that come in as ported out are so by this import.
      const others = blocks.filter(({ state }) => state?.kind !== 'portedOut')
      return { ...sum, portedOut: await store.countPortedOut(others) }
    },
  }
}

/** The owners of the blocks, each once. */
function ownersOf(blocks: readonly NumberBlock[]): string[] {
  const owners = new Set<string>()
  for (const { state } of blocks) if (state?.kind === 'owned') owners.add(state.resource)
  return [...owners]
}

function summed(
  compared: readonly BlockComparison[],
  total: number,
  added: number | undefined,
): Omit<ImportedBlocks, 'portedOut'> {
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
