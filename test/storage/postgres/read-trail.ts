import type { AuditEntry } from '../../../src/numbering/audit-entry.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { IS_ENTRY } from '../../../src/storage/postgres/tables/trail-row.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'

const NEWEST = `
  SELECT greatest((SELECT max(sequence) FROM audit), (SELECT max(key) FROM search WHERE ${IS_ENTRY})) AS newest`

/**
 * All entries after `after`. One call of the store answers fewer where a sequence is missing, as long as a transaction of
 * another test that runs at the same time is open: PostgreSQL does not tell in which database it writes.
 */
export async function readTrail(
  store: Pick<InventoryStore, 'audit'>,
  { query }: Pick<TestDatabase, 'query'>,
  after = 0,
): Promise<readonly AuditEntry[]> {
  const [{ newest } = {}] = await query(NEWEST)
  for (;;) {
    const entries = await store.audit({ after, limit: 1_000_000 })
    if ((entries.at(-1)?.sequence ?? after) >= Number(newest)) return entries
  }
}
