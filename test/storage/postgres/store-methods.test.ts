import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { type MethodKind, STORE_METHODS, type StoreMethod } from '../../../src/storage/port/store-methods.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { createDatabase, type TestDatabase } from '../../support/postgres/create-database.ts'
import { addRecords, EFFECTIVE } from '../effective-call.ts'
import { METHOD_NAMES, misfile, otherKind } from '../misfile.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

interface Watched {
  /** Why the call rejected; nothing if it was answered. */
  readonly reason: string | undefined
  /** How many transactions that could write were committed, and how many of them wrote. */
  readonly commits: number
  readonly writes: number
}

/**
 * Does a call while every COMMIT of this process first tells whether its transaction has written: PostgreSQL gives
 * it an id when it does (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT).
 *
 * @param failing whether every COMMIT fails
 */
async function watch(call: () => Promise<unknown>, failing: boolean): Promise<Watched> {
  const { query } = pg.Client.prototype
  let [commits, writes] = [0, 0]
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, parameters: unknown[]) {
      const send = (sql: unknown) => Reflect.apply(target, client, [sql])
      if (parameters[0] !== 'COMMIT') return Reflect.apply(target, client, parameters)
      return send(
        "SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote, current_setting('transaction_read_only') AS reads",
      ).then(({ rows: [row] }: pg.QueryResult) => {
        if (row.reads === 'off') commits += 1
        if (row.wrote) writes += 1
        return send(failing ? 'ROLLBACK' : 'COMMIT')
      })
    },
  })
  try {
    await call()
    return { reason: undefined, commits, writes }
  } catch (error) {
    return { reason: String(error), commits, writes }
  } finally {
    pg.Client.prototype.query = query
  }
}

/** All rows of all tables. */
async function dump(): Promise<string> {
  const tables = await database.query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY name",
  )
  const all = tables.map(({ name }) => `SELECT '${name}' AS name, to_jsonb(${name}) AS row FROM ${name}`)
  return JSON.stringify(await database.query(`${all.join(' UNION ALL ')} ORDER BY name, row`))
}

async function withStore<T>(work: (store: InventoryStore) => Promise<T>): Promise<T> {
  const store = await openPostgresStore({ connection: database.connection, poolSize: 2 })
  return work(store).finally(store.close)
}

/** The ways in which a method that the list files under this kind behaves as another kind. */
async function complaints(method: StoreMethod, kind: MethodKind): Promise<string[]> {
  const parameters = EFFECTIVE[method](await withStore(addRecords))
  const before = await dump()
  const found: string[] = []
  const check = async (store: InventoryStore) => {
    const call = (): Promise<unknown> => Reflect.apply(store[method], store, parameters)
    if (kind === 'read') {
      const { reason, commits, writes } = await watch(call, false)
      if (reason !== undefined) found.push(`cannot only read: ${reason}`)
      if (commits > 0) found.push('reads in a transaction that can write')
      if (writes > 0 || (await dump()) !== before) found.push('reads, and has written')
      return
    }
    const failed = await watch(call, true)
    if (failed.reason === undefined) found.push('is done although its commit failed')
    if ((await dump()) !== before) found.push('is half done when its commit failed')
    const done = await watch(call, false)
    if (done.reason !== undefined) found.push(`fails: ${done.reason}`)
    if (done.commits !== 1 || done.writes !== 1) found.push('does not write in one transaction')
  }
  await misfile(method, kind, () => withStore(check))
  return found
}

/**
 * There are no snapshots on PostgreSQL: these methods send nothing. An archive needs a full partition: `archive.test.ts`.
 */
const WITHOUT_EFFECT: readonly StoreMethod[] = [
  ...(['snapshot', 'restore', 'deleteSnapshot', 'snapshots'] as const),
  'archive',
]
const METHODS = METHOD_NAMES.filter((method) => !WITHOUT_EFFECT.includes(method))

describe('The kind of each method in the list is right, PostgreSQL', () => {
  it.each(METHODS)('%s', async (method) => {
    expect(await complaints(method, STORE_METHODS[method])).toEqual([])
  })
})

describe('A method with a wrong kind in the list is found, PostgreSQL', () => {
  it.each(METHODS)('%s', async (method) => {
    expect(await complaints(method, otherKind(method))).not.toEqual([])
  })
})
