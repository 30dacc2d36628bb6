import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { createDatabase } from '../support/postgres/create-database.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

/** An inventory that was filled, and is closed. */
export interface Filled<T> {
  readonly filled: T
  /** Opens a copy that these statements have damaged, until the test ends. */
  open(damage: readonly string[]): Promise<InventoryStore>
}

/** A kind of store, of which an inventory can be damaged behind its back. */
export interface DamagedKind {
  readonly name: string
  /** @param directory for files, which goes after all tests */
  fill<T>(directory: string, fill: (store: InventoryStore) => Promise<T>): Promise<Filled<T>>
}

const IN_A_FILE: DamagedKind = {
  name: 'SQLite in a file',
  async fill(directory, fill) {
    const file = join(directory, 'inventory.sqlite')
    const filled = await closed(await openFileStore({ file, thread: WORKER_URL }), fill)
    return {
      filled,
      async open(damage) {
        const copy = join(temporaryDirectory(), 'inventory.sqlite')
        copyFileSync(file, copy)
        const database = openDatabase(copy)
        for (const statement of damage) database.exec(statement)
        database.close()
        const store = await openFileStore({ file: copy, thread: WORKER_URL })
        onTestFinished(() => store.close())
        return store
      },
    }
  },
}

const IN_POSTGRES: DamagedKind = {
  name: 'PostgreSQL',
  async fill(_, fill) {
    const { connection, name } = await createDatabase()
    const filled = await closed(await openPostgresStore({ connection, poolSize: 1 }), fill)
    return {
      filled,
      async open(damage) {
        const copy = await createDatabase(name)
        for (const statement of damage) await copy.query(statement)
        const store = await openPostgresStore({ connection: copy.connection, poolSize: 2 })
        onTestFinished(async () => {
          await store.close()
          await copy.drop()
        })
        return store
      },
    }
  },
}

async function closed<T>(store: InventoryStore, fill: (store: InventoryStore) => Promise<T>): Promise<T> {
  try {
    return await fill(store)
  } finally {
    await store.close()
  }
}

export const DAMAGED_KINDS: readonly DamagedKind[] = [IN_A_FILE, IN_POSTGRES]
