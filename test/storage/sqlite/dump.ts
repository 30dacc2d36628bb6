import type { SqliteDatabase } from '../../../src/storage/sqlite/database.ts'

/**
 * All rows of all tables of the inventory, the temporary ones of its snapshots included; the rows of the migrations have
 * the time of the test in them.
 */
export function dump(database: SqliteDatabase): unknown {
  const tables = database
    .prepare(`
      SELECT name FROM (SELECT * FROM sqlite_schema UNION ALL SELECT * FROM temp.sqlite_schema)
      WHERE type = 'table' AND name NOT LIKE 'kysely%' ORDER BY name`)
    .all()
  return tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all()])
}
