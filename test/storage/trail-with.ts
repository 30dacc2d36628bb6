import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'

/**
 * The whole audit trail, once it has this command of a search. On PostgreSQL a transaction of another test, in another
 * database of the cluster, may keep the entries after a removed search back for longer than one call waits.
 */
export async function trailWith(
  store: InventoryStore,
  command: AuditEntry['command'],
  searchId: string,
): Promise<AuditEntry[]> {
  for (;;) {
    const trail = await store.audit({ after: 0, limit: 1_000 })
    const isThere = trail.some(
      (entry) => entry.command === command && 'searchId' in entry && entry.searchId === searchId,
    )
    if (isThere) return trail
  }
}
