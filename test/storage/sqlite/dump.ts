import type { SqliteDatabase } from '../../../src/storage/sqlite/database.ts'

/** All rows of all tables of the inventory; the ones of the migrations have the time of the test in them. */
export function dump(database: SqliteDatabase): unknown {
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kysely%' ORDER BY name")
    .all()
  return tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all()])
}
