import { createRequire } from 'node:module'

/** A value that SQLite stores, as it is bound and read. Integers stay within 2^53. */
export type SqliteValue = string | number | null
export type SqliteRow = Record<string, SqliteValue>

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

/**
 * Opens a connection with the SQLite that comes with Node, or with libsql's before Node 22.13. No other file
 * knows the difference.
 *
 * @param file a path, or `:memory:`
 */
export function openDatabase(file: string): SqliteDatabase {
  const builtin = loadBuiltin()
  return builtin === undefined ? openLibsql(file) : openBuiltin(builtin, file)
}

/** SQLite's primary result code (https://www.sqlite.org/rescode.html) of an error that a connection threw. */
export function sqliteResultCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const code =
    'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode
      : 'rawCode' in error && typeof error.rawCode === 'number'
        ? error.rawCode
        : // libsql says in the text alone that it could not open the file.
          Number(/Unable to open connection.*: (\d+)"?\)?$/.exec(error.message)?.[1] ?? Number.NaN)
  return Number.isNaN(code) ? undefined : code & 0xff
}

interface BuiltinStatement {
  run(...parameters: SqliteValue[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  all(...parameters: SqliteValue[]): unknown[]
}

interface BuiltinModule {
  DatabaseSync: new (
    file: string,
  ) => { exec(sql: string): void; prepare(sql: string): BuiltinStatement; close(): void }
}

function loadBuiltin(): BuiltinModule | undefined {
  const { emitWarning } = process
  // Node 22 and 24 announce on stderr that the module is experimental each time a process loads it.
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite' as 'node:module') as unknown as BuiltinModule | undefined
  } finally {
    process.emitWarning = emitWarning
  }
}

function openBuiltin({ DatabaseSync }: BuiltinModule, file: string): SqliteDatabase {
  const database = new DatabaseSync(file)
  return {
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare(sql) {
      const statement = once(() => database.prepare(sql))
      const all = (...parameters: SqliteValue[]) => statement().all(...parameters) as SqliteRow[]
      return {
        all,
        get: (...parameters) => all(...parameters)[0],
        run(...parameters) {
          const { changes, lastInsertRowid } = statement().run(...parameters)
          return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) }
        },
      }
    },
  }
}

function openLibsql(file: string): SqliteDatabase {
  const Libsql: typeof import('libsql') = createRequire(import.meta.url)('libsql')
  const database = new Libsql(file)
  return {
    exec: (sql) => void database.exec(sql),
    close: () => void database.close(),
    prepare(sql) {
      const statement = once(() => database.prepare(sql))
      const all = (...parameters: SqliteValue[]) => statement().all(...parameters) as SqliteRow[]
      return {
        all,
        // libsql's own get() adds a column `_metadata` to the row.
        get: (...parameters) => all(...parameters)[0],
        run(...parameters) {
          const { changes, lastInsertRowid } = statement().run(...parameters)
          return { changes, lastInsertRowid: Number(lastInsertRowid) }
        },
      }
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
