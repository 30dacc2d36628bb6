import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { createDatabase, type TestDatabase } from './create-database.ts'

/** Brings a used database back to the state right after its migration. */
const EMPTY = `
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    AND tablename NOT IN ('kysely_migration', 'holdline_schema', 'clock', 'trail')
  LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
  UPDATE clock SET mode = 'system', value = 0;
  PERFORM setval(format('%I', sequencename), 1, false) FROM pg_sequences WHERE schemaname = 'public';
END $$`

/** Empty databases of this worker process that no store uses now. The PostgreSQL of the run ends with all databases. */
const unused: TestDatabase[] = []

/**
 * An empty store in a database of its own. Closing the store empties the database for the next store, which is
 * an eighth of the work of making a new database.
 */
export async function openOwnStore(): Promise<InventoryStore> {
  return (await openOwnDatabase()).store
}

/** Like `openOwnStore`, with the database behind the store. */
export async function openOwnDatabase(): Promise<{ store: InventoryStore; database: TestDatabase }> {
  const database = unused.pop() ?? (await createDatabase())
  const store = await openPostgresStore({ connection: database.connection })
  let closing: Promise<void> | undefined
  async function close() {
    await store.close()
    await database.query(EMPTY)
    unused.push(database)
  }
  return { store: { ...store, close: () => (closing ??= close()) }, database }
}
