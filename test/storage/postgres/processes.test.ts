import { expect, it } from 'vitest'
import { StorageRefusedError } from '../../../src/storage/port/storage-refused-error.ts'
import { checkMigrations } from '../../../src/storage/postgres/check-migrations.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { hold, holdCommand, offering, purchase, START } from '../given.ts'

async function twoProcesses() {
  const database = await givenDatabase()
  return Promise.all([givenStore(database), givenStore(database)])
}

it('two processes see each other’s stock, holds and sales at once', async () => {
  const [one, other] = await twoProcesses()
  await one.addStock([usBlock(US_GEOGRAPHIC, 2)])
  const { id, phoneNumbers } = await hold(one)
  expect((await hold(other)).phoneNumbers).not.toEqual(phoneNumbers)
  expect((await hold(one)).phoneNumbers).toEqual([])
  expect((await other.search('contoso', id))?.value.phoneNumbers).toEqual(phoneNumbers)
  expect(await purchase(other, id)).toMatchObject({ kind: 'purchased' })
  expect(await one.cancel({ resource: 'contoso', searchId: id })).toBe(true)
  expect(await one.count()).toMatchObject({ owned: 1 })
  // A stock that the first process has never read.
  await other.addStock([usBlock(US_TOLL_FREE, 1)])
  const tollFree = { numberType: 'tollFree', offerings: [offering(US_TOLL_FREE, 2)] } as const
  expect((await hold(one, tollFree)).phoneNumbers).toHaveLength(1)
})

it('every process obeys the clock that one process sets', async () => {
  const [one, other] = await twoProcesses()
  await one.addStock([usBlock(US_GEOGRAPHIC, 1)])
  await one.resetClock({ mode: 'frozen', at: START })
  const { id, createdAt, expiresAt } = await hold(other)
  expect(createdAt).toBe(START)
  await other.setClock({ mode: 'frozen', at: expiresAt })
  expect(await one.now()).toBe(expiresAt)
  expect(await purchase(one, id)).toEqual({ kind: 'holdEnded' })
  expect((await hold(one)).phoneNumbers).toHaveLength(1)
})

it('a resource holds no more than its limit, however many processes it asks at once', async () => {
  const stores = await twoProcesses()
  await stores[0].addStock([usBlock(US_GEOGRAPHIC, 100)])
  const command = () => holdCommand({ quantity: 2, heldLimit: 7 })
  const answers = await Promise.all([...stores, ...stores, ...stores].map((store) => store.hold(command())))
  expect(answers.filter(({ kind }) => kind === 'held')).toHaveLength(3)
  expect(answers).toContainEqual({ kind: 'tooManyHeld', held: 6, limit: 7 })
  expect(await stores[0].count()).toMatchObject({ busy: 6 })
})

it('eight processes that start at once on an empty database migrate it once', async () => {
  const database = await givenDatabase()
  const stores = await Promise.all(Array.from({ length: 8 }, () => givenStore(database, 1)))
  for (const store of stores) expect(await store.count()).toMatchObject({ total: 0 })
  const names = await database.query('SELECT name FROM kysely_migration')
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(0)
})

it('the missing migrations of a database are told without a change of the database', async () => {
  const database = await givenDatabase()
  const { applied, pending } = await checkMigrations(database.connection)
  expect(applied).toEqual([])
  expect(pending.length).toBeGreaterThan(0)
  expect(await database.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).toEqual([])
  await givenStore(database)
  expect(await checkMigrations(database.connection)).toEqual({
    applied: pending,
    pending: [],
    epoch: expect.stringMatching(/^\d+\/1\/\d+\.\d+$/),
  })
})

it('a database of a newer Holdline is opened if the newer Holdline allows it, and refused otherwise', async () => {
  const database = await givenDatabase()
  await (await givenStore(database)).close()
  await database.query("INSERT INTO kysely_migration (name, timestamp) VALUES ('2999-01-01-later', '')")
  await (await givenStore(database)).close()
  await database.query("UPDATE holdline_schema SET compatible_since = '2999-01-01-later'")
  const opening = openPostgresStore({ connection: database.connection })
  await expect(opening).rejects.toThrow(StorageRefusedError)
  await expect(opening).rejects.toThrow(
    /^The database was migrated by a newer Holdline .*: upgrade Holdline$/,
  )
})

it('a database of another program is refused, and left as it is', async () => {
  const database = await givenDatabase()
  await database.query('CREATE TABLE number (theirs text)')
  const opening = openPostgresStore({ connection: database.connection })
  await expect(opening).rejects.toThrow(/tables of another program/)
  expect(await database.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).toHaveLength(1)
})

it('a missing database is refused in one line, without the password', async () => {
  const connection = 'postgres://someone:secret@127.0.0.1:1/nowhere'
  const opening = openPostgresStore({ connection })
  await expect(opening).rejects.toThrow(StorageRefusedError)
  await expect(opening).rejects.toThrow(/^PostgreSQL cannot be used: (?!.*secret).*ECONNREFUSED.*$/)
})
