import { loadLibsqlBinary } from './libsql-binary.ts'
import type { SqliteDatabase, SqliteRow, SqliteValue } from './sqlite-database.ts'

/** The cipher that libsql's own code names for a file that is not encrypted. */
const CIPHER = 'aes256cbc'

/** How many rows the binary hands over at a time. */
const ROWS_TOGETHER = 100

/** Opens a connection with libsql's SQLite, on its binary alone. */
export function openLibsql(file: string): SqliteDatabase {
  const binary = loadLibsqlBinary()
  const database = binary.databaseOpen(file, '', CIPHER, '', 0, '')

  function allRows(statement: object, parameters: SqliteValue[]): SqliteRow[] {
    const cursor = binary.statementRowsSync.call(statement, parameters)
    const all: SqliteRow[] = []
    for (;;) {
      const rows: (SqliteRow | undefined)[] = new Array(ROWS_TOGETHER)
      binary.rowsNext.call(cursor, rows)
      for (const row of rows) {
        if (row === undefined) return all
        all.push(row)
      }
    }
  }

  return {
    exec: (sql) => binary.databaseExecSync.call(database, sql),
    close: () => binary.databaseClose.call(database),
    prepare(sql) {
      let prepared: object | undefined
      const statement = () => (prepared ??= binary.databasePrepareSync.call(database, sql))
      return {
        all: (...parameters) => allRows(statement(), parameters),
        get: (...parameters) => allRows(statement(), parameters)[0],
        run(...parameters) {
          const { changes, lastInsertRowid } = binary.statementRun.call(statement(), parameters)
          return { changes, lastInsertRowid: Number(lastInsertRowid) }
        },
      }
    },
  }
}
