import type { Instant } from '../../numbering/instant.ts'
import type { Archivable, Archive, ArchiveUnsupported } from '../../storage/port/archive-store.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'

/** How often the trail was archived, and what can be archived now. */
export interface ListedArchives {
  readonly kind: 'listed'
  /** The last one first. */
  readonly archives: readonly Archive[]
  /** Entries that are older than the instant that was asked for; absent if there are none, or none was asked for. */
  readonly archivable?: Archivable
}

/** @param before asks what can be archived of the entries that are older */
export async function listArchives(
  { store }: { readonly store: Pick<InventoryStore, 'archives' | 'archivable'> },
  before?: Instant,
): Promise<ListedArchives | ArchiveUnsupported> {
  const archives = await store.archives()
  if (before === undefined) return { kind: 'listed', archives }
  const answer = await store.archivable(before)
  if (answer.kind === 'unsupported') return answer
  return { kind: 'listed', archives, ...(answer.kind === 'found' && { archivable: answer.archivable }) }
}
