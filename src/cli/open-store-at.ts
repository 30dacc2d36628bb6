import { SQLITE_WORKER } from '../assets.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { openFileStore } from '../storage/sqlite/open-file-store.ts'
import type { ClosedPlace } from './inventory-place.ts'
import { reportFailure } from './report-failure.ts'
import { requireMigrated } from './require-migrated.ts'
import { waitNotice } from './wait-notice.ts'

/**
 * Opens the inventory of a command that asks no server: a file, under the lock that servers take, or a PostgreSQL
 * database. A file gets the schema of this version, as by the start of a server.
 *
 * @throws {UsageError | StorageRefusedError} if it cannot be opened, or the database has another schema
 */
export async function openStoreAt(place: ClosedPlace, poolSize: number): Promise<InventoryStore> {
  if (place.kind === 'file') {
    const onFailure = (failure: Error) => process.exit(reportFailure(failure))
    return openFileStore({ file: place.file, thread: SQLITE_WORKER, onFailure })
  }
  await requireMigrated(place.database)
  const { openPostgresStore } = await import('../storage/postgres/open-postgres-store.ts')
  return openPostgresStore({ connection: place.database, poolSize, waitNotice: waitNotice() })
}
