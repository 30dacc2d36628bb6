import { onTestFinished } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { createDatabase, type TestDatabase } from './create-database.ts'

/** A database until the test ends. */
export async function givenDatabase(): Promise<TestDatabase> {
  const database = await createDatabase()
  onTestFinished(database.drop)
  return database
}

/** A store on the database, as in another process, until the test ends. */
export async function givenStore({ connection }: TestDatabase, poolSize = 4): Promise<InventoryStore> {
  const store = await openPostgresStore({ connection, poolSize })
  onTestFinished(() => store.close())
  return store
}

/** Waits until a transaction in the database waits for a lock, or the call ends. */
export async function waitsForLock({ query }: TestDatabase, call: Promise<unknown>): Promise<void> {
  const waiting = `
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  let ended = false
  const end = () => {
    ended = true
  }
  call.then(end, end)
  while (!ended && (await query(waiting)).length === 0);
}
