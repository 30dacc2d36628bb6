import { accessSync } from 'node:fs'
import type { Instant } from '../../numbering/instant.ts'
import type { SqliteDatabase } from './database.ts'

/**
 * Makes an empty database a copy of the inventory in `file`; as if it had been filled at `now`, unless that is absent. To
 * be called in a transaction; `endCopy` is to be called after it. Since both schemas are the same, SQLite copies the records of
 * tables and indexes as they are ("transfer optimization", https://www.sqlite.org/src/file/src/insert.c).
 *
 * @throws Error if there is no such file
 */
export function copyInventory(database: SqliteDatabase, file: string, now?: Instant): void {
  // SQLite would make the file.
  accessSync(file)
  database.prepare('ATTACH ? AS copied').run(file)
  const schema = database
    .prepare("SELECT type, name, sql FROM copied.sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY rowid")
    .all()
  const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => name)
  database.exec(schema.map(({ sql }) => `${sql};`).join(''))
  const copies = tables.map((name) => `INSERT INTO main.${name} SELECT * FROM copied.${name};`)
  // SQLite begins a counter for each table into which rows are copied, also where there are none.
  const counters =
    'DELETE FROM main.sqlite_sequence; INSERT INTO main.sqlite_sequence SELECT * FROM copied.sqlite_sequence'
  database.exec(copies.join('') + counters)
  if (now !== undefined) database.prepare('UPDATE audit SET at = ?').run(now)
  database.exec("UPDATE kysely_migration SET timestamp = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")
}

/** Lets go of the file that was copied, if any was. To be called outside a transaction. */
export function endCopy(database: SqliteDatabase): void {
  const isAttached = database.prepare("SELECT 1 FROM pragma_database_list WHERE name = 'copied'").get()
  if (isAttached !== undefined) database.exec('DETACH copied')
}
