import { untilCurrent } from '../../inventory/register/under-register.ts'
import type { Author, NumberBlock } from '../../numbering/audit-entry.ts'
import { phoneNumberFromInteger, phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import type { Outdated } from '../../storage/port/register-store.ts'
import type { BlockComparison } from '../../storage/port/stock-store.ts'
import { NOTHING_IMPORTED } from './import-counts.ts'
import type { BlockConflict, ClosedOwner, ImportedBlocks, Owners, StockImporter } from './stock-importer.ts'

const NOBODY: Owners = { there: new Set(), closed: new Set() }

/**
 * The import into a store; the audit trail names its author.
 *
 * @param findOwners answers the resources of the inventory
 */
export function importerOf(
  store: Pick<InventoryStore, 'addStock' | 'compareStock' | 'countPortedOut' | 'listNumbers'>,
  author: Author,
  findOwners: () => Promise<Owners> = async () => NOBODY,
): StockImporter {
  /** The blocks of closed owners that have numbers which are not in stock: the others change nothing. */
  async function newNumbersOf(
    closed: ReadonlySet<string>,
    blocks: readonly NumberBlock[],
  ): Promise<ClosedOwner[]> {
    const asked = blocks.flatMap((block, nth) =>
      block.state?.kind === 'owned' && closed.has(block.state.resource)
        ? [{ block, nth, resource: block.state.resource }]
        : [],
    )
    if (asked.length === 0) return []
    const compared = await store.compareStock(asked.map(({ block }) => block))
    return asked.flatMap(({ block: { first, last }, nth, resource }, place) => {
      const { known = 0, elsewhere } = compared[place] ?? {}
      return known + (elsewhere?.count ?? 0) === sizeOf(first, last) ? [] : [{ nth, resource }]
    })
  }

  async function addOnce(
    blocks: readonly NumberBlock[],
    dryRun: boolean,
  ): Promise<ImportedBlocks | Outdated> {
    const owners = ownersOf(blocks)
    const { there, closed, dependence } = owners.length === 0 ? NOBODY : await findOwners()
    const missingOwners = owners.filter((owner) => !there.has(owner))
    if (missingOwners.length > 0) return { ...NOTHING_IMPORTED, conflicts: [], missingOwners }
    const closedOwners = await newNumbersOf(closed, blocks)
    if (closedOwners.length > 0) return { ...NOTHING_IMPORTED, conflicts: [], closedOwners }
    const total = blocks.reduce((sum, { first, last }) => sum + sizeOf(first, last), 0)
    const added = dryRun ? undefined : await store.addStock(blocks, author, dependence)
    if (typeof added === 'object') return added
    // All were new, so there is nothing to compare.
    if (added === total) return { added, known: 0, portedOut: 0, conflicts: [] }
    // Numbers never move to another stock, so after the call this shows what it met.
    const sum = summed(await store.compareStock(blocks), total, added)
    // Numbers that come in as ported out are so by this import.
    const others = blocks.filter(({ state }) => state?.kind !== 'portedOut')
    return { ...sum, portedOut: await store.countPortedOut(others) }
  }

  return {
    add: (blocks, { dryRun }) => untilCurrent(() => addOnce(blocks, dryRun)),
    async numberFrom(number) {
      const { value } = await store.listNumbers({ after: phoneNumberFromInteger(number - 1), limit: 1 })
      return value[0] && phoneNumberToInteger(value[0].first)
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
