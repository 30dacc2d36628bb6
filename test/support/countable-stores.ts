import { join } from 'node:path'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openDatabase, type SqliteDatabase } from '../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { openOwnDatabase } from './postgres/open-own-store.ts'
import { EVERY_STORE, type StoreName } from './store-names.ts'
import { WORKER_URL } from './stores.ts'
import { temporaryDirectory } from './temporary-directory.ts'

/** The number of rows of each table, by its name. */
export type RowCounts = Readonly<Record<string, number>>

export interface CountableStore {
  readonly store: InventoryStore
  /** Ends the store, and counts the rows that it leaves behind. */
  countRows(): Promise<RowCounts>
}

/** A kind of store whose rows can be counted. */
export interface CountableKind {
  readonly name: string
  /** Opens an empty store of its own. */
  open(): Promise<CountableStore>
}

const OPEN: Record<StoreName, CountableKind['open']> = {
  async 'SQLite in memory'() {
    const database = openDatabase(':memory:')
    return { store: await openMemoryStore({ database }), countRows: async () => countSqlite(database) }
  },
  async 'SQLite in a file'() {
    const file = join(temporaryDirectory(), 'inventory.sqlite')
    const store = await openFileStore({ file, thread: WORKER_URL })
    return {
      store,
      async countRows() {
        await store.close()
        const database = openDatabase(file)
        try {
          return countSqlite(database)
        } finally {
          database.close()
        }
      },
    }
  },
  async PostgreSQL() {
    const { store, database } = await openOwnDatabase()
    return {
      store,
      async countRows() {
        const rows = await database.query(`
          SELECT tablename AS name, (xpath('/row/count/text()', query_to_xml(
            format('SELECT count(*) AS count FROM %I', tablename), false, true, '')))[1]::text AS count
          FROM pg_tables WHERE schemaname = 'public'`)
        return Object.fromEntries(rows.map(({ name, count }) => [String(name), Number(count)]))
      },
    }
  },
}

/** Every kind of store, each with its rows. */
export const COUNTABLE_KINDS: readonly CountableKind[] = EVERY_STORE.map((name) => ({
  name,
  open: OPEN[name],
}))

function countSqlite(database: SqliteDatabase): RowCounts {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .all()
  return Object.fromEntries(
    tables.map(({ name }) => {
      const [row] = database.prepare(`SELECT count(*) AS count FROM "${name}"`).all()
      return [String(name), Number(row?.['count'])]
    }),
  )
}
