import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { migrate } from '../../../src/storage/postgres/migrate.ts'
import { MIGRATIONS, type Migrations } from '../../../src/storage/postgres/migrations/index.ts'
import { runParameters } from '../../model/run-parameters.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { insertOld, type OldRecords, oldRecords, shownOperation } from '../old-operations.ts'

async function migrateTo({ connection }: TestDatabase, migrations: Migrations): Promise<readonly string[]> {
  const pool = createPool(connection, 1)
  return migrate(pool, migrations).finally(() => pool.end())
}

/** A database of the Holdline before, with these records. */
async function oldDatabase(records: OldRecords): Promise<TestDatabase> {
  const database = await givenDatabase()
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0002')
  await migrateTo(database, Object.fromEntries(before))
  await database.query(insertOld(records, "'{14255550100}'", 'false').join(';'))
  return database
}

it('every operation that could be polled before a migration can be polled after it, with the same answer', async () => {
  // Many records in one database, since a database takes long to make.
  await fc.assert(fc.asyncProperty(fc.array(oldRecords, { minLength: 4, maxLength: 8 }), migratesAll), {
    ...runParameters(1),
    endOnFailure: true,
  })
})

async function migratesAll(some: readonly OldRecords[]): Promise<void> {
  const records = {
    searches: some.flatMap(({ searches }) => searches),
    operations: some.flatMap(({ operations }) => operations),
  }
  const database = await oldDatabase(records)
  const store = await givenStore(database)
  for (const row of records.operations) {
    const value = shownOperation(row)
    expect(await store.operation(row.resource, row.id)).toEqual({ value, now: expect.any(Number) })
  }
  expect(await store.operation('nobody', records.operations[0]?.id ?? '')).toBeUndefined()
  const left = await database.query('SELECT id FROM operation ORDER BY id COLLATE "C"')
  const recorded = records.operations.filter(({ search }) => search === null).map(({ id }) => ({ id }))
  expect(left).toEqual(recorded.sort((one, other) => (one.id < other.id ? -1 : 1)))
}

it('a migration that fails leaves everything as it was', async () => {
  const [records] = fc.sample(oldRecords, { numRuns: 1, seed: 1 })
  const database = await oldDatabase(records ?? { searches: [], operations: [] })
  const dump = () =>
    Promise.all(
      ['search', 'operation', 'kysely_migration', 'holdline_schema'].map((table) =>
        database.query(`SELECT * FROM ${table}`),
      ),
    )
  const before = await dump()
  const broken = { '9999-broken': { script: 'SELECT nonsense', compatibleSince: '' } }
  await expect(migrateTo(database, { ...MIGRATIONS, ...broken })).rejects.toThrow('nonsense')
  expect(await dump()).toEqual(before)
})

it('the migration waits for the changes that are under way, without a deadlock', async () => {
  const database = await oldDatabase({ searches: [], operations: [] })
  // A hold of an older process, which has locked numbers and is about to write its search.
  const older = await database.connect()
  await older.query('BEGIN; SELECT compatible_since FROM holdline_schema; SELECT FROM number FOR UPDATE')
  const migrating = migrateTo(database, MIGRATIONS)
  const waiting = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'holdline_schema'::regclass"
  while ((await database.query(waiting)).length === 0);
  await older.query(
    insertOld({ searches: [OLD_SEARCH], operations: [OLD_OPERATION] }, "'{}'", 'false').join(';'),
  )
  await older.query('COMMIT')
  expect(await migrating).toContain('0002-operation-views')
  const store = await givenStore(database)
  expect((await store.operation('contoso', 'search_a'))?.value).toEqual(shownOperation(OLD_OPERATION))
})

it('an older process serves nothing beside it', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  onTestFinished(() => store.close())
  const [schema] = await database.query('SELECT compatible_since FROM holdline_schema')
  expect(String(schema?.['compatible_since']) >= '0002-operation-views').toBe(true)
  await database.query("UPDATE holdline_schema SET compatible_since = '9999'")
  await expect(store.ping()).rejects.toThrow(StorageError)
})

const OLD_SEARCH = {
  id: 'a',
  resource: 'contoso',
  created_at: 1,
  expires_at: 9,
  cancelled_at: null,
  purchased_at: null,
}
const OLD_OPERATION = {
  id: 'search_a',
  resource: 'contoso',
  type: 'search',
  search: 'a',
  number: null,
  failure: null,
  created_at: 1,
  starts_at: 2,
  ends_at: 3,
}
