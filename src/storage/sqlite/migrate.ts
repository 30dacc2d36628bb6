import type { Instant } from '../../numbering/instant.ts'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { copyInventory, endCopy } from './copy-inventory.ts'
import type { SqliteDatabase } from './database.ts'
import { MIGRATIONS, type Migrations } from './migrations/index.ts'
import { APPLICATION_ID, isInventory, migrationsIn } from './read-schema.ts'
import { rollBack } from './roll-back.ts'

/** How a database that was empty gets its content: together with its schema, or neither. */
export interface Beginning {
  /** Fills it. */
  readonly begin?: () => void
  /** The database file of an inventory that is copied; as if it had been filled at the instant `now`, if that is there. */
  readonly copyOf?: { readonly file: string; readonly now?: () => Instant }
}

export interface MigrateOptions extends Beginning {
  /** The migrations that this Holdline knows. */
  readonly migrations?: Migrations
  /** Makes the schema of an empty database instead of the migrations, see `emptyInventory`. */
  readonly schema?: string
}

/**
 * Brings the schema up to this version, whole or not at all.
 *
 * @param name how messages call the database
 * @throws StorageRefusedError if the database is another program's, or of a newer Holdline
 */
export function migrate(
  database: SqliteDatabase,
  name: string,
  { migrations = MIGRATIONS, schema, begin, copyOf }: MigrateOptions = {},
): void {
  const applied = appliedMigrations(database, name)
  const unknown = applied.find((migration) => !(migration in migrations))
  if (unknown !== undefined) {
    throw new StorageRefusedError(
      `${name} was written by a newer Holdline (it has the migration ${unknown}): upgrade Holdline, or use another --data directory`,
    )
  }
  const missing = Object.keys(migrations).filter((migration) => !applied.includes(migration))
  if (missing.length === 0) return
  const isNew = applied.length === 0
  database.exec('BEGIN IMMEDIATE')
  try {
    if (isNew && copyOf !== undefined) copyInventory(database, copyOf.file, copyOf.now?.())
    else if (isNew && schema !== undefined) database.exec(schema)
    // The name and form of the table are those of Kysely's migrator, which ran the first migrations.
    database.exec(`
      PRAGMA application_id = ${APPLICATION_ID};
      CREATE TABLE IF NOT EXISTS kysely_migration (name TEXT NOT NULL PRIMARY KEY, timestamp TEXT NOT NULL)`)
    const note = database.prepare(
      `INSERT INTO kysely_migration (name, timestamp) VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
    )
    // A copy, and a schema that is there at once, has the migrations that it was made with.
    const present = isNew ? migrationsIn(database) : applied
    for (const [migration, script] of Object.entries(migrations)) {
      if (present.includes(migration)) continue
      database.exec(script)
      note.run(migration)
    }
    if (isNew) begin?.()
    database.exec('COMMIT')
  } catch (error) {
    rollBack(database)
    throw error
  } finally {
    endCopy(database)
  }
}

function appliedMigrations(database: SqliteDatabase, name: string): string[] {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  if (tables.length === 0) return []
  if (!isInventory(database)) {
    throw new StorageRefusedError(`${name} is a database of another program: use another --data directory`)
  }
  return migrationsIn(database)
}
