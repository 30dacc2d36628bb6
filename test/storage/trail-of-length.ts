import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'

/**
 * The audit trail, once it has this many entries. On PostgreSQL a command that was rolled back leaves a gap, and a
 * transaction of another test, in another database of the cluster, may keep the entries after the gap back for longer
 * than one call waits.
 */
export async function trailOfLength(store: InventoryStore, length: number): Promise<AuditEntry[]> {
  for (;;) {
    const trail = await store.audit({ after: 0, limit: 1_000 })
    if (trail.length >= length) return trail
  }
}
