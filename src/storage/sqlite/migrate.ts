import { StorageRefusedError } from '../port/storage-refused-error.ts'
import type { SqliteDatabase } from './database.ts'
import { MIGRATIONS, type Migrations } from './migrations/index.ts'
import { rollBack } from './roll-back.ts'

/** Marks a file as Holdline's own: the bytes "HLDL" (https://www.sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x484c444c

export interface MigrateOptions {
  /** The migrations that this Holdline knows. */
  readonly migrations?: Migrations
  /** Fills a database that was empty; it gets its schema and its content together, or neither. */
  readonly begin?: () => void
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
  { migrations = MIGRATIONS, begin = () => {} }: MigrateOptions = {},
): void {
  const applied = appliedMigrations(database, name)
  const unknown = applied.find((migration) => !(migration in migrations))
  if (unknown !== undefined) {
    throw new StorageRefusedError(
      `${name} was written by a newer Holdline (it has the migration ${unknown}): upgrade Holdline, or use another --data directory`,
    )
  }
  const missing = Object.entries(migrations).filter(([migration]) => !applied.includes(migration))
  if (missing.length === 0) return
  database.exec('BEGIN IMMEDIATE')
  try {
    // The name and form of the table are those of Kysely's migrator, which ran the first migrations.
    database.exec(`
      PRAGMA application_id = ${APPLICATION_ID};
      CREATE TABLE IF NOT EXISTS kysely_migration (name TEXT NOT NULL PRIMARY KEY, timestamp TEXT NOT NULL)`)
    const note = database.prepare(
      `INSERT INTO kysely_migration (name, timestamp) VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
    )
    for (const [migration, script] of missing) {
      database.exec(script)
      note.run(migration)
    }
    if (applied.length === 0) begin()
    database.exec('COMMIT')
  } catch (error) {
    rollBack(database)
    throw error
  }
}

function appliedMigrations(database: SqliteDatabase, name: string): string[] {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  if (tables.length === 0) return []
  if (database.prepare('PRAGMA application_id').get()?.['application_id'] !== APPLICATION_ID) {
    throw new StorageRefusedError(`${name} is a database of another program: use another --data directory`)
  }
  return database
    .prepare('SELECT name FROM kysely_migration ORDER BY name')
    .all()
    .map((row) => String(row['name']))
}
