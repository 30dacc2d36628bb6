import type { Snapshot } from '../../port/snapshot-store.ts'
import { integer, text } from '../../rows/row.ts'
import type { SqliteDatabase } from '../database.ts'
import { type ChangeLog, changeLogs } from './change-log.ts'
import { watchedTables } from './watched-tables.ts'

/** The snapshots. They are in memory alone, and end with the connection. */
export interface SnapshotTable {
  /** The oldest first. */
  list(): KeyedSnapshot[]
  find(name: string): KeyedSnapshot | undefined
  /** Adds a snapshot of the present state; no other one has its name. */
  insert(snapshot: Snapshot): void
  /** Deletes the snapshot. When none is left, changes are logged no more. */
  delete(key: number): void
  /** Puts back each row that has changed since the snapshot. What is kept of rows in memory is outdated then. */
  putBack(key: number): void
  /** Forgets what has changed since the snapshot, if it is the newest: the present state is its state. */
  settle(key: number): void
}

export interface KeyedSnapshot {
  /** A later snapshot has a greater one. */
  readonly key: number
  readonly snapshot: Snapshot
}

export function snapshotTable(database: SqliteDatabase): SnapshotTable {
  const exists = database.prepare("SELECT 1 FROM temp.sqlite_schema WHERE name = 'snapshot'")
  const selectAll = database.prepare('SELECT * FROM temp.snapshot ORDER BY key')
  const insert = database.prepare('INSERT INTO temp.snapshot (name, taken_at) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM temp.snapshot WHERE key = ?')
  let made: ChangeLog | undefined

  function log(): ChangeLog {
    made ??= logsFor(database)(database)
    return made
  }

  /** Whether the table is there tells the schema: what a transaction made that was rolled back is gone. */
  function list(): KeyedSnapshot[] {
    if (exists.get() === undefined) return []
    return selectAll.all().map((row) => ({
      key: integer(row, 'key'),
      snapshot: { name: text(row, 'name'), takenAt: integer(row, 'taken_at') },
    }))
  }

  return {
    list,
    find: (name) => list().find(({ snapshot }) => snapshot.name === name),
    insert({ name, takenAt }) {
      if (exists.get() === undefined) {
        database.exec(
          'CREATE TEMP TABLE snapshot (key INTEGER PRIMARY KEY, name TEXT NOT NULL, taken_at INTEGER NOT NULL)',
        )
        log().begin()
      }
      insert.run(name, takenAt)
    },
    delete(key) {
      const older = list().filter((other) => other.key < key)
      log().pass(key, older.at(-1)?.key)
      remove.run(key)
      if (list().length > 0) return
      log().end()
      database.exec('DROP TABLE temp.snapshot')
    },
    putBack: (key) => log().putBack(key),
    settle(key) {
      if (list().at(-1)?.key === key) log().pass(key, undefined)
    },
  }
}

/** The sandboxes of a process have the same tables, so what is made of them is kept for the next one. */
function logsFor(database: SqliteDatabase): LogsOfTables {
  const rows = database.prepare("SELECT sql FROM main.sqlite_schema WHERE type = 'table' ORDER BY name").all()
  const schema = rows.map((row) => text(row, 'sql')).join(';')
  if (last?.schema !== schema) last = { schema, logs: changeLogs(watchedTables(database)) }
  return last.logs
}

type LogsOfTables = ReturnType<typeof changeLogs>

let last: { readonly schema: string; readonly logs: LogsOfTables } | undefined
