import { openLibsql } from './open-libsql.ts'
import type { SqliteDatabase, SqliteRow, SqliteValue } from './sqlite-database.ts'

export type { SqliteDatabase, SqliteRow, SqliteStatement, SqliteValue } from './sqlite-database.ts'

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
  const code = sqliteExtendedCode(error)
  return code === undefined ? undefined : code & 0xff
}

/** SQLite's extended result code of an error that a connection threw; the primary one where it has no other. */
export function sqliteExtendedCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const code =
    'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode
      : 'rawCode' in error && typeof error.rawCode === 'number'
        ? error.rawCode
        : // libsql says in the text alone that it could not open the file.
          Number(/Unable to open connection.*: (\d+)"?\)?$/.exec(error.message)?.[1] ?? Number.NaN)
  return Number.isNaN(code) ? undefined : code
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

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
