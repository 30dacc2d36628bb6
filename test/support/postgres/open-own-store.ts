import { afterAll } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { createDatabase, type TestDatabase } from './create-database.ts'

/** Leaves what a migrated database has that nobody has used. */
const EMPTY = `
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    AND tablename NOT IN ('kysely_migration', 'holdline_schema', 'clock')
  LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
  UPDATE clock SET mode = 'system', value = 0;
  PERFORM setval(format('%I', sequencename), 1, false) FROM pg_sequences WHERE schemaname = 'public';
END $$`

/** The databases of this test file, and those of them that no store has now: those are empty. */
const all: TestDatabase[] = []
const unused: TestDatabase[] = []

afterAll(async () => {
  await Promise.all(all.map((database) => database.drop()))
})

/**
 * An empty store in a database that nobody else has until the store is closed. Then the database is emptied
 * for the next one, which is an eighth of the work of making a new one and dropping it.
 */
export async function openOwnStore(): Promise<InventoryStore> {
  const database = unused.pop() ?? (await newDatabase())
  const store = await openPostgresStore({ connection: database.connection })
  let closing: Promise<void> | undefined
  async function close() {
    await store.close()
    await database.query(EMPTY)
    unused.push(database)
  }
  return { ...store, close: () => (closing ??= close()) }
}

async function newDatabase(): Promise<TestDatabase> {
  const database = await createDatabase()
  all.push(database)
  return database
}
