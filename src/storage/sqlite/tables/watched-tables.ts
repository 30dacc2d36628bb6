import { integer, text } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'

/** A table whose rows a snapshot gives back. */
export interface WatchedTable {
  readonly name: string
  /** The columns of the primary key. */
  readonly key: readonly string[]
  /** The other columns. */
  readonly rest: readonly string[]
}

/**
 * Only migrations change the first two tables. The register is no state of the inventory: a snapshot must not bring back
 * a key that was revoked since.
 */
const LEFT_OUT = ['kysely_migration', 'trail', 'register', 'register_change']

/** All tables with the state of the inventory, read from the schema. */
export function watchedTables(database: SqliteDatabase): WatchedTable[] {
  const columns = database
    .prepare(`
      SELECT tables.name AS "table", columns.name AS "column", columns.pk
      FROM main.sqlite_schema AS tables JOIN pragma_table_info(tables.name, 'main') AS columns
      WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%' ORDER BY tables.name, columns.cid`)
    .all()
  const names = [...new Set(columns.map((row) => text(row, 'table')))]
  return names
    .filter((name) => !LEFT_OUT.includes(name))
    .map((name) => {
      const own = columns.filter((row) => row['table'] === name)
      const named = (isKey: boolean) =>
        own.filter((row) => integer(row, 'pk') > 0 === isKey).map((row) => text(row, 'column'))
      return { name, key: named(true), rest: named(false) }
    })
}
