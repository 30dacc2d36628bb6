import type { SqliteDatabase } from '../database.ts'
import { loggedTable } from './logged-table.ts'
import type { WatchedTable } from './watched-tables.ts'

/**
 * The rows as they were before they first changed since a snapshot, or the note that there was no such row. So the
 * state of a snapshot is the present state with the earliest note since then in the place of each row that has changed.
 *
 * The notes of all tables are in one temporary table, which is in memory and of this connection alone, as are the
 * triggers that write it. With a table for the notes of each table, it would take twice as long to begin.
 */
export interface ChangeLog {
  begin(): void
  end(): void
  /** Puts back each row that has changed since the snapshot. */
  putBack(since: number): void
  /** Gives what has changed since a snapshot to the one before it; forgets it if there is none. */
  pass(from: number, to: number | undefined): void
}

/** Makes the logs of databases that have these tables; their SQL is made once for all. */
export function changeLogs(tables: readonly WatchedTable[]): (database: SqliteDatabase) => ChangeLog {
  const keys = Math.max(...tables.map(({ key }) => key.length))
  const values = Math.max(...tables.map(({ rest }) => rest.length))
  const keyColumns = Array.from({ length: keys }, (_, nth) => `key_${nth}`)
  const valueColumns = Array.from({ length: values }, (_, nth) => `value_${nth}`)
  const logged = tables.map((table, place) => loggedTable(table, place, keys))
  const begin = `
    CREATE TEMP TABLE before_change (
      place, ${keyColumns.join(', ')}, since, existed, ${valueColumns.join(', ')},
      PRIMARY KEY (place, ${keyColumns.join(', ')}, since)
    ) WITHOUT ROWID;
    ${logged.map((table) => table.begin).join('')}`
  const end = `${logged.map((table) => table.end).join('')} DROP TABLE temp.before_change`

  return (database) => {
    const statements = logged.flatMap(({ remove, insert }) => [remove, insert]).map(database.prepare)
    const pass = database.prepare('UPDATE OR IGNORE before_change SET since = ? WHERE since = ?')
    const forget = database.prepare('DELETE FROM before_change WHERE since = ?')
    return {
      begin: () => database.exec(begin),
      end: () => database.exec(end),
      putBack(since) {
        for (const statement of statements) statement.run(since)
      },
      pass(from, to) {
        if (to !== undefined) pass.run(to, from)
        forget.run(from)
      },
    }
  }
}
