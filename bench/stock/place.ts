import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { SQLITE_WORKER } from '../paths.ts'

/** Where a PostgreSQL database is. */
export interface PostgresAddress {
  /** The directory of the server's Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

/** Where an inventory is: in an SQLite file or in PostgreSQL. */
export type Place = { readonly file: string } | { readonly connection: PostgresAddress }

/** Opens the inventory as `holdline serve` does. */
export function openPlace(place: Place): Promise<InventoryStore> {
  return 'file' in place
    ? openFileStore({ file: place.file, thread: SQLITE_WORKER })
    : openPostgresStore({ connection: { ...place.connection } })
}
