import { StorageRefusedError } from '../port/storage-refused-error.ts'
import type { SqliteDatabase } from './database.ts'
import { MIGRATIONS, type Migrations } from './migrations/index.ts'

/** Marks a file as Holdline's own: the bytes "HLDL" (https://www.sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x484c444c

/**
 * Brings the schema up to this version.
 *
 * @param name how messages call the database
 * @param migrations the migrations that this Holdline knows
 * @throws StorageRefusedError if the database is another program's, or of a newer Holdline
 */
export async function migrate(
  database: SqliteDatabase,
  name: string,
  migrations = MIGRATIONS,
): Promise<void> {
  const applied = appliedMigrations(database, name)
  const unknown = applied.find((migration) => !(migration in migrations))
  if (unknown !== undefined) {
    throw new StorageRefusedError(
      `${name} was written by a newer Holdline (it has the migration ${unknown}): upgrade Holdline, or use another --data directory`,
    )
  }
  if (applied.length === Object.keys(migrations).length) return
  // Kysely would run the migrations without a transaction, and a crash would leave half of an upgrade behind.
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    await runMigrations(database, migrations)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
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

/** Kysely takes 100 ms to load, so it is loaded only when there is something to migrate. */
async function runMigrations(database: SqliteDatabase, scripts: Migrations): Promise<void> {
  const { Kysely, Migrator, SqliteDialect } = await import('kysely')
  const kysely = new Kysely<unknown>({
    dialect: new SqliteDialect({
      database: {
        close: () => {},
        prepare(sql: string) {
          const statement = database.prepare(sql)
          return {
            reader: statement.reader,
            all: (parameters) => statement.all(...bindable(parameters)),
            run: (parameters) => statement.run(...bindable(parameters)),
            iterate: (parameters) => statement.all(...bindable(parameters)).values(),
          }
        },
      },
    }),
  })
  // The scripts run on this connection, and so inside the open transaction.
  const migrations = Object.entries(scripts).map(([name, script]) => {
    return [name, { up: async () => database.exec(script) }] as const
  })
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

function bindable(parameters: readonly unknown[]) {
  return parameters.map((parameter) => {
    if (parameter === null || typeof parameter === 'string' || typeof parameter === 'number') return parameter
    throw new TypeError(`A migration bound a ${typeof parameter}`)
  })
}
