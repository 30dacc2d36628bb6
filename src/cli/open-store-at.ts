import { SQLITE_WORKER } from '../assets.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { openFileStore } from '../storage/sqlite/open-file-store.ts'
import type { ClosedPlace } from './inventory-place.ts'
import { reportFailure } from './report-failure.ts'
import { waitNotice } from './wait-notice.ts'

/**
 * Opens the inventory of a command that asks no server: a file, under the lock that servers take, or a PostgreSQL
 * database. Both get the schema of this version.
 *
 * @throws {StorageRefusedError}
 */
export async function openStoreAt(place: ClosedPlace, poolSize: number): Promise<InventoryStore> {
  if (place.kind === 'file') {
    const onFailure = (failure: Error) => process.exit(reportFailure(failure))
    return openFileStore({ file: place.file, thread: SQLITE_WORKER, onFailure })
  }
  const { openPostgresStore } = await import('../storage/postgres/open-postgres-store.ts')
  return openPostgresStore({ connection: place.database, poolSize, waitNotice: waitNotice() })
}
