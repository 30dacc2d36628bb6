import type { AuditEntry } from '../../numbering/audit-entry.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'

/** How many entries a page has: an entry of an import has a thousand blocks. */
const PAGE = 100

/** A page of the audit trail. */
export interface TrailPage {
  /** The oldest first. */
  readonly entries: readonly AuditEntry[]
  /** After which sequence the next page begins; absent where there are no more entries now. */
  readonly next?: number
}

/** The entries after the entry with the sequence `since`; 0 for the first page. */
export async function readTrail(
  { store }: { readonly store: Pick<InventoryStore, 'audit'> },
  since: number,
): Promise<TrailPage> {
  const entries = await store.audit({ after: since, limit: PAGE })
  const next = entries.length < PAGE ? undefined : entries.at(-1)?.sequence
  return { entries, ...(next !== undefined && { next }) }
}
