import { expect, it, onTestFinished } from 'vitest'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { migrate } from '../../../src/storage/postgres/migrate.ts'
import { MIGRATIONS, type Migrations } from '../../../src/storage/postgres/migrations/index.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, holdCommand, purchase } from '../given.ts'

/** Starts a Holdline that knows more migrations than this one. */
async function migrateWith({ connection }: TestDatabase, more: Migrations): Promise<readonly string[]> {
  const pool = createPool(connection, 1)
  onTestFinished(() => pool.end())
  return migrate(pool, { ...MIGRATIONS, ...more })
}

const script = 'ALTER TABLE number ADD COLUMN note text; CREATE INDEX number_by_note ON number (note);'
const [first = ''] = Object.keys(MIGRATIONS)
const FITTING: Migrations = { '9998-fitting': { script, compatibleSince: first } }
const BREAKING: Migrations = { '9999-breaking': { script: 'SELECT 1', compatibleSince: '9999-breaking' } }

it('a process goes on while a newer process migrates the database, if the two can run side by side', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 20)])
  const before = await hold(store)
  const [applied] = await Promise.all([
    migrateWith(database, FITTING),
    ...Array.from({ length: 10 }, () => hold(store)),
  ])
  expect(applied).toEqual(['9998-fitting'])
  expect(await purchase(store, before.id)).toMatchObject({ kind: 'purchased' })
  expect(await store.count()).toEqual({ total: 20, free: 9, busy: 10, owned: 1 })
  await store.ping()
  // Older processes may still be started.
  expect((await hold(await givenStore(database))).phoneNumbers).toHaveLength(1)
})

it('a process that can no longer run beside a newer process serves nothing from then on, and is not ready', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 20)])
  const { id } = await hold(store)
  await migrateWith(database, BREAKING)
  const calls = [
    () => store.hold(holdCommand()),
    () => purchase(store, id),
    () => store.addStock([usBlock(US_GEOGRAPHIC, 30)]),
    () => store.ping(),
    // Reads would show the migrated inventory by rules that the process does not know.
    () => store.count(),
    () => store.stockCounts(),
    () => store.ownedNumbers('contoso', { skip: 0, limit: 10 }),
  ]
  for (const call of calls) {
    await expect(call()).rejects.toThrow(StorageError)
    await expect(call()).rejects.toThrow(/^The database was migrated by a newer Holdline: upgrade this one$/)
  }
  expect(await database.query('SELECT FROM number')).toHaveLength(1)
})

const TWO_TABLES = 'ALTER TABLE search ADD COLUMN note text; ALTER TABLE number ADD COLUMN note text;'
const ALTERING: Migrations = { '9998-altering': { script: TWO_TABLES, compatibleSince: first } }

it('a migration has no table yet while it waits for the transactions that are under way', async () => {
  const database = await givenDatabase()
  await givenStore(database)
  const underWay = await database.connect()
  // As each transaction of the store begins: with the clock.
  await underWay.query("BEGIN; SET LOCAL lock_timeout = '100ms'; SELECT FROM clock; SELECT FROM number")
  const migrating = migrateWith(database, ALTERING)
  await waitsForLock(database, migrating)
  await underWay.query('SELECT FROM search')
  await underWay.query('COMMIT')
  expect(await migrating).toEqual(['9998-altering'])
})

it('a migration that PostgreSQL ended because of a deadlock is done again', async () => {
  const database = await givenDatabase()
  await givenStore(database)
  const underWay = await database.connect()
  await underWay.query('BEGIN; SELECT FROM number')
  const migrating = migrateWith(database, ALTERING)
  await waitsForLock(database, migrating)
  // As a read of an older version may do: the clock last. The migration waits for longer, and so is the one to be ended.
  await underWay.query('SELECT FROM clock')
  await underWay.query('COMMIT')
  expect(await migrating).toEqual(['9998-altering'])
})

it('an older migration that runs after the migrations of a newer Holdline does not let older processes in again', async () => {
  const database = await givenDatabase()
  await givenStore(database)
  await migrateWith(database, BREAKING)
  await expect(givenStore(database)).rejects.toThrow(/newer Holdline .*9999-breaking/)
  await migrateWith(database, {
    ...BREAKING,
    '0002-correction': { script: 'SELECT 1', compatibleSince: first },
  })
  await expect(givenStore(database)).rejects.toThrow(/newer Holdline .*9999-breaking/)
})

it('the refusal names the newest of several unknown migrations', async () => {
  const database = await givenDatabase()
  await migrateWith(database, { ...FITTING, ...BREAKING })
  await expect(givenStore(database)).rejects.toThrow(/it has the migration 9999-breaking/)
})

it.each(['stock', 'clock', 'audit', 'reserved_number', 'kysely_migration'])(
  'a database where another program has a table %s is refused by that name, and left as it is',
  async (name) => {
    const database = await givenDatabase()
    await database.query(`CREATE TABLE ${name} (theirs text)`)
    await expect(givenStore(database)).rejects.toThrow(`tables of another program (${name}): give Holdline`)
    expect(await database.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).toHaveLength(1)
  },
)
