import { openDatabase, type SqliteDatabase } from './database.ts'
import { migrate } from './migrate.ts'

let script: string | undefined

/**
 * The SQL that makes an inventory without numbers in an empty database, as all migrations make it one after the other.
 * It takes a quarter of their time. To find it takes as long as to migrate: it is for a process that makes several
 * inventories.
 */
export function emptyInventory(): string {
  script ??= scriptOfEmpty()
  return script
}

function scriptOfEmpty(): string {
  const database = openDatabase(':memory:')
  try {
    migrate(database, 'The in-memory database')
    return [...schemaOf(database), ...rowsOf(database)].join(';\n')
  } finally {
    database.close()
  }
}

/** The statements that made what is in the database, in their order. SQLite makes its own tables and indexes itself. */
function schemaOf(database: SqliteDatabase): string[] {
  const made = database
    .prepare(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
    )
    .all()
  return made.map(({ sql }) => String(sql))
}

/** The rows that the migrations write, such as that of the clock. */
function rowsOf(database: SqliteDatabase): string[] {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return tables.flatMap(({ name }) => {
    // Without generated columns, which cannot be written: https://www.sqlite.org/pragma.html#pragma_table_info
    const columns = database
      .prepare(`PRAGMA table_info("${name}")`)
      .all()
      .map((column) => `"${column['name']}"`)
    const values = columns.map((column) => `quote(${column})`).join(" || ', ' || ")
    const rows = database.prepare(`SELECT ${values} AS row FROM "${name}"`).all()
    return rows.map(({ row }) => `INSERT INTO "${name}" (${columns}) VALUES (${row})`)
  })
}
