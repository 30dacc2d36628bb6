import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'
import { findCluster } from '../../support/postgres/find-cluster.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { type Pgbouncer, startPgbouncer } from '../../support/postgres/start-pgbouncer.ts'
import { runHoldline } from '../../support/run-holdline.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, purchase } from '../given.ts'

// The properties run in full without PgBouncer, which passes the same statements on.
process.env['FAST_CHECK_RUNS'] ??= '0.1'

/** PgBouncer has three connections to PostgreSQL for each database, however many clients it has. */
const bouncer = await startPgbouncer(await findCluster(), {
  default_pool_size: 3,
  max_client_conn: 500,
  server_login_retry: 1,
})
afterAll(() => bouncer.stop())

function through<T extends object>(connection: T, { host, port }: Pgbouncer = bouncer) {
  return { ...connection, host, port }
}

// Stores connect through PgBouncer; the tests' own statements do not.
vi.mock('../../support/postgres/create-database.ts', async (original) => {
  const { createDatabase } = await original<typeof import('../../support/postgres/create-database.ts')>()
  return {
    async createDatabase(): Promise<TestDatabase> {
      const database = await createDatabase()
      return { ...database, connection: through(database.connection) }
    },
  }
})
vi.mock('../../support/stores.ts', async (original) => {
  const stores = await original<typeof import('../../support/stores.ts')>()
  return { ...stores, STORE_KINDS: stores.STORE_KINDS.filter(({ name }) => name === 'PostgreSQL') }
})

/** Tests about something that PgBouncer does differently, see below, or that make servers or copies of their own. */
const NOT_FOR_PGBOUNCER = [
  'pgbouncer',
  'failover',
  'half-open',
  'shifted-clock',
  'replica',
  'earlier-copy',
  'clusters',
  'verify-damage',
  'plans',
  'faults',
  'browse-cost',
  'hold-queues',
  'prepared',
  'in-transaction',
  'connection-limit',
  'refused-replica',
  'share-connections',
]

/** Rules and migrations, in many cases each: PgBouncer passes their statements on as those of the other tests. */
const SHARED_RULES = [
  'advance-clock',
  'advance-clock-properties',
  'audit-reservations',
  'browse',
  'change-closing-number',
  'change-number',
  'clock',
  'explain',
  'fill',
  'forced-operations',
  'forced-purchases',
  'forced-reservations',
  'forced-searches',
  'growth',
  'leftovers',
  'migrations',
  'one-place',
  'ported-out',
  'repeated-reservations',
  'repeats',
  'sip-races',
  'snapshots',
  'stock-choice',
  'stock-counts',
  'untouched',
  'untouched-migration',
  'verify',
  'verify-settings',
]

describe('Through PgBouncer in its transaction mode', async () => {
  for (const folder of ['.', '../every-store']) {
    for (const file of readdirSync(join(import.meta.dirname, folder))) {
      const [, name] = /^(.+)\.test\.ts$/.exec(file) ?? []
      if (name === undefined || [...NOT_FOR_PGBOUNCER, ...SHARED_RULES].includes(name)) continue
      await import(new URL(`${folder}/${file}`, import.meta.url).href)
    }
  }
})

async function givenPgbouncer(settings: Readonly<Record<string, string | number>>): Promise<Pgbouncer> {
  const other = await startPgbouncer(await findCluster(), settings)
  onTestFinished(other.stop)
  return other
}

/** Repeats the call until it succeeds, or until the test has taken too long. */
async function untilDone<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      expect(error).toBeInstanceOf(StorageError)
    }
  }
}

const CUT_OFF = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`

describe('PgBouncer', () => {
  it('gives sixty connections of six processes three of its own, and each number goes to one', async () => {
    const database = await givenDatabase()
    const stores = await Promise.all(Array.from({ length: 6 }, () => givenStore(database, 10)))
    await stores[0]?.addStock([usBlock(US_GEOGRAPHIC, 150)])
    const buying = stores.flatMap((store) =>
      Array.from({ length: 40 }, async () => {
        const { id, phoneNumbers } = await hold(store)
        if (phoneNumbers.length > 0) await purchase(store, id)
        return phoneNumbers
      }),
    )
    const bought = (await Promise.all(buying)).flat()
    expect(bought).toHaveLength(150)
    expect(new Set(bought).size).toBe(150)
    expect(await stores[0]?.count()).toMatchObject({ total: 150, owned: 150 })
    const [{ connections } = {}] = await database.query(`
      SELECT count(*)::int AS connections FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`)
    expect(connections).toBeLessThanOrEqual(3)
  })

  it('lets programs that start at once migrate a database once', async () => {
    const { name, query } = await givenDatabase()
    const url = `postgres://${bouncer.user}@${encodeURIComponent(bouncer.host)}:${bouncer.port}/${name}`
    const runs = await Promise.all(
      Array.from({ length: 5 }, () => runHoldline({ args: ['migrate', '--database', url] })),
    )
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      runs.map(() => ({ code: 0, stderr: '' })),
    )
    const names = await query('SELECT name FROM kysely_migration')
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(0)
  })

  it('serves all calls of a process that it gives three connections and no more', async () => {
    const database = await givenDatabase()
    const other = await givenPgbouncer({ max_client_conn: 3 })
    const store = await givenStore({ ...database, connection: through(database.connection, other) }, 10)
    await store.addStock([usBlock(US_GEOGRAPHIC, 100)])
    await Promise.all(Array.from({ length: 100 }, () => Promise.all([hold(store), store.ping()])))
    expect(await store.count()).toMatchObject({ total: 100, free: 0 })
  })

  it('finds nothing on its connections that a transaction has left there', async () => {
    const database = await givenDatabase()
    const one = await givenPgbouncer({ default_pool_size: 1 })
    const connection = { ...through(database.connection, one), prepared: false }
    const store = await givenStore({ ...database, connection })
    await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
    await purchase(store, (await hold(store, { heldLimit: 5 })).id)
    const client = new pg.Client(connection)
    await client.connect()
    onTestFinished(() => client.end())
    const { rows } = await client.query(`
      SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
        current_setting('idle_in_transaction_session_timeout') AS idle,
        current_setting('plan_cache_mode') AS plans, current_setting('enable_seqscan') AS scans,
        (SELECT count(*)::int FROM pg_prepared_statements) AS prepared,
        (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS locks`)
    expect(rows).toEqual([
      { statement: '0', lock: '0', idle: '0', plans: 'auto', scans: 'on', prepared: 0, locks: 0 },
    ])
  })

  it.each([1, 3])(
    'that does not follow prepared statements fails no call of two processes (%i of its own)',
    async (size) => {
      const database = await givenDatabase()
      const other = await givenPgbouncer({ default_pool_size: size })
      const connection = through(database.connection, other)
      const [one, two] = await Promise.all([
        givenStore({ ...database, connection }),
        givenStore({ ...database, connection }),
      ])
      await one.addStock([usBlock(US_GEOGRAPHIC, 80)])
      const buying = [one, two].flatMap((store) =>
        Array.from({ length: 40 }, async () => purchase(store, (await hold(store)).id)),
      )
      for (const { kind } of await Promise.all(buying)) expect(kind).toBe('purchased')
      expect(await two.count()).toMatchObject({ owned: 80 })
    },
  )

  it('whose connections are cut off leaves nothing by halves, and goes on by itself', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database, 8)
    await store.addStock([usBlock(US_GEOGRAPHIC, 1_000)])
    const answered: string[] = []
    for (let round = 0; round < 5; round += 1) {
      const working = Array.from({ length: 40 }, async () => {
        const { id } = await hold(store, { quantity: 2 })
        await purchase(store, id)
        answered.push(id)
      })
      await Promise.race(working)
      await database.query(CUT_OFF)
      for (const result of await Promise.allSettled(working)) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StorageError)
      }
      await untilDone(() => store.ping())
    }
    for (const id of answered) expect((await store.search('contoso', id))?.value.purchasedAt).toBeDefined()
    const [{ halves } = {}] = await database.query(`
      SELECT count(*)::int AS halves FROM search WHERE purchased_at IS NOT NULL
      AND (SELECT count(*) FROM owned WHERE owned.search = search.id) <> 2`)
    expect(halves).toBe(0)
    expect(answered.length).toBeGreaterThan(4)
  })

  it('fails each call while the database is gone, and serves again when it is back', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
    await database.admin(`ALTER DATABASE ${database.name} WITH ALLOW_CONNECTIONS false`)
    await database.admin(CUT_OFF.replace('current_database()', `'${database.name}'`))
    for (let call = 0; call < 4; call += 1) await expect(store.ping()).rejects.toBeInstanceOf(StorageError)
    await database.admin(`ALTER DATABASE ${database.name} WITH ALLOW_CONNECTIONS true`)
    expect((await untilDone(() => hold(store))).phoneNumbers).toHaveLength(1)
  })

  it('that has no connection left for a request fails the request in its own words, and serves the next request', async () => {
    const database = await givenDatabase()
    const one = await givenPgbouncer({ default_pool_size: 1, query_wait_timeout: 1 })
    const connection = through(database.connection, one)
    const store = await givenStore({ ...database, connection })
    const other = new pg.Client(connection)
    await other.connect()
    await other.query('BEGIN')
    await expect(store.ping()).rejects.toThrow(/query_wait_timeout/)
    await other.end()
    await untilDone(() => store.ping())
  })

  it('refuses settings in the URL that it does not know, in one line, unless it is told to ignore them', async () => {
    const { connection } = await givenDatabase()
    const options = { connection: { ...connection, options: '-c statement_timeout=1000' } }
    await expect(openPostgresStore(options)).rejects.toThrow(
      /^PostgreSQL cannot be used: unsupported startup parameter: options$/,
    )
    const lenient = await givenPgbouncer({ ignore_startup_parameters: 'options' })
    const store = await openPostgresStore({ connection: through(options.connection, lenient) })
    onTestFinished(() => store.close())
    await store.ping()
  })
})
