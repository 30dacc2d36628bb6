import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { givenDatabase, givenStore } from '../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { hold } from './given.ts'

/** 2^53 + 1, which a number of JavaScript cannot have. */
const BEYOND = '9007199254740993'

/** A store with one search, in whose tables the statement was executed meanwhile. */
type Planting = (sql: string) => Promise<{ readonly store: InventoryStore; readonly searchId: string }>

async function begin(store: InventoryStore): Promise<string> {
  await store.addStock([usBlock(US_GEOGRAPHIC, 2)])
  return (await hold(store)).id
}

const PLANTINGS: readonly [string, Planting][] = [
  [
    'PostgreSQL',
    async (sql) => {
      const database = await givenDatabase()
      const store = await givenStore(database)
      const searchId = await begin(store)
      await database.query(sql)
      return { store, searchId }
    },
  ],
  [
    'SQLite in a file',
    async (sql) => {
      const file = join(temporaryDirectory(), 'holdline.db')
      const first = await openFileStore({ file, thread: WORKER_URL })
      const searchId = await begin(first)
      await first.close()
      const database = openDatabase(file)
      database.exec(sql)
      database.close()
      const store = await openFileStore({ file, thread: WORKER_URL })
      onTestFinished(() => store.close())
      return { store, searchId }
    },
  ],
]

describe.each(PLANTINGS)('An integer beyond 2^53, %s', (_name, plant) => {
  it('fails the call that reads it, and no other call', async () => {
    const { store, searchId } = await plant(`UPDATE search SET expires_at = ${BEYOND}`)
    await expect(store.search('contoso', searchId)).rejects.toThrow(/expires_at .*beyond 2\^53|too large/)
    expect(await store.count()).toMatchObject({ total: 2 })
  })
})
