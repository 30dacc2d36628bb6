/** A value that SQLite stores, as it is bound and read. Integers stay within 2^53. */
export type SqliteValue = string | number | null
/** A row by the names of its columns. */
export type SqliteRow = Record<string, SqliteValue>

/** A statement, which can be executed any number of times. */
export interface SqliteStatement {
  /** Executes the statement; answers how many rows it changed, and the rowid of the last inserted row. */
  run(...parameters: SqliteValue[]): { changes: number; lastInsertRowid: number }
  get(...parameters: SqliteValue[]): SqliteRow | undefined
  all(...parameters: SqliteValue[]): SqliteRow[]
}

/** One connection. Errors carry SQLite's own result code, see `sqliteResultCode`. */
export interface SqliteDatabase {
  exec(sql: string): void
  /** A statement, which SQLite compiles when it is first executed: a connection seldom needs all of its statements. */
  prepare(sql: string): SqliteStatement
  close(): void
}
