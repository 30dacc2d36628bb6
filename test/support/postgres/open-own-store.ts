import type { InventoryStore } from '../../../src/storage/inventory-store.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { createDatabase } from './create-database.ts'

/** An empty store in a database of its own, which goes when the store is closed. */
export async function openOwnStore(): Promise<InventoryStore> {
  const database = await createDatabase()
  const store = await openPostgresStore({ connection: database.connection })
  let closing: Promise<void> | undefined
  return { ...store, close: () => (closing ??= store.close().then(database.drop)) }
}
