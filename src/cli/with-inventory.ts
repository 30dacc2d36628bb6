import { SQLITE_WORKER } from '../assets.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { openFileStore } from '../storage/sqlite/open-file-store.ts'
import { UsageError } from '../usage-error.ts'
import { requireDatabase } from './database-options.ts'
import { openedFileNotice } from './opened-file-notice.ts'
import { waitNotice } from './wait-notice.ts'

/** Does something with the inventory in a file that no server has open, and says that it opens the file. */
export async function withFileInventory<T>(
  file: string,
  act: (store: InventoryStore) => Promise<T>,
): Promise<T> {
  openedFileNotice(file)
  return closing(await openFileStore({ file, thread: SQLITE_WORKER }), act)
}

/**
 * Does something with the inventory in a PostgreSQL database.
 * @throws {UsageError} if the database needs migrations first
 */
export async function withDatabaseInventory<T>(
  url: string,
  act: (store: InventoryStore) => Promise<T>,
): Promise<T> {
  const connection = requireDatabase(url)
  const { checkMigrations } = await import('../storage/postgres/check-migrations.ts')
  const { pending } = await checkMigrations(connection)
  if (pending.length > 0) {
    throw new UsageError('The database has not the schema of this Holdline: run holdline migrate first')
  }
  const { openPostgresStore } = await import('../storage/postgres/open-postgres-store.ts')
  return closing(await openPostgresStore({ connection, poolSize: 1, waitNotice: waitNotice() }), act)
}

async function closing<T>(store: InventoryStore, act: (store: InventoryStore) => Promise<T>): Promise<T> {
  try {
    return await act(store)
  } finally {
    await store.close()
  }
}
