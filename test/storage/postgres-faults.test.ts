import { expect, it } from 'vitest'
import { StorageError } from '../../src/storage/store.ts'
import { givenDatabase, givenStore } from '../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { hold, holdCommand, newGuid, purchase } from './given.ts'

const CUT_OFF = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`

const fails = (call: Promise<unknown>) =>
  call.then(
    () => false,
    () => true,
  )

it('connections cut off in the middle of work: nothing by halves, and then it goes on by itself', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database, 8)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1_000)])
  const answered: string[] = []
  for (let round = 0; round < 10; round += 1) {
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
    // The pool may give out connections that it does not yet know to be gone, of which it has eight.
    let attempts = 0
    for (; await fails(store.ping()); attempts += 1) expect(attempts).toBeLessThan(20)
  }
  for (const id of answered) expect((await store.search('contoso', id))?.value.purchasedAt).toBeDefined()
  const [{ halves } = {}] = await database.query(`
    SELECT count(*)::int AS halves FROM search WHERE purchased_at IS NOT NULL
    AND (SELECT count(*) FROM owned WHERE owned.search = search.id) <> 2`)
  expect(halves).toBe(0)
  expect(answered.length).toBeGreaterThan(9)
})

it('a database that is gone fails each call, and the same store serves again when it is back', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  await database.admin(`ALTER DATABASE ${database.name} WITH ALLOW_CONNECTIONS false`)
  await database.admin(CUT_OFF.replace('current_database()', `'${database.name}'`))
  for (let call = 0; call < 6; call += 1) {
    await expect(store.hold(holdCommand())).rejects.toBeInstanceOf(StorageError)
    await expect(store.ping()).rejects.toBeInstanceOf(StorageError)
    await expect(store.search('contoso', newGuid())).rejects.toBeInstanceOf(StorageError)
  }
  await database.admin(`ALTER DATABASE ${database.name} WITH ALLOW_CONNECTIONS true`)
  expect((await hold(store)).phoneNumbers).toHaveLength(1)
  await store.ping()
})

it('readiness fails where synchronous_commit is off, since answers might be lost', async () => {
  const database = await givenDatabase()
  await (await givenStore(database)).ping()
  await database.query(`ALTER DATABASE ${database.name} SET synchronous_commit = off`)
  const store = await givenStore(database)
  await expect(store.ping()).rejects.toThrow(StorageError)
  await expect(store.ping()).rejects.toThrow(/synchronous_commit is off/)
})

it('readiness fails where nothing can be written', async () => {
  const database = await givenDatabase()
  await givenStore(database)
  await database.query(`ALTER DATABASE ${database.name} SET default_transaction_read_only = on`)
  const store = await givenStore(database)
  await expect(store.ping()).rejects.toThrow(/read-only/)
})

it('transactions that PostgreSQL undid for the sake of others are done again', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  for (const state of ['serialization_failure', 'deadlock_detected']) {
    // A sequence goes on counting in what is undone, so each third transaction gets through.
    await database.query(`
      CREATE SEQUENCE attempt;
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('attempt') % 3 <> 0 THEN RAISE ${state}; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER fail BEFORE INSERT ON operation FOR EACH ROW EXECUTE FUNCTION fail()`)
    const { id, phoneNumbers } = await hold(store)
    expect(phoneNumbers).toHaveLength(1)
    expect(await purchase(store, id)).toMatchObject({ kind: 'purchased' })
    await database.query('DROP FUNCTION fail CASCADE; DROP SEQUENCE attempt')
  }
  expect(await store.count()).toMatchObject({ owned: 2, busy: 0 })
})

it('a request that PostgreSQL will not take fails alone, and not those that are sent with it', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  const results = await Promise.allSettled([
    store.hold(holdCommand()),
    store.hold(holdCommand({ resource: 'a\u0000b' })),
    store.hold(holdCommand()),
    store.hold(holdCommand({ quantity: 2 ** 40 })),
    store.hold(holdCommand()),
  ])
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(await store.count()).toMatchObject({ busy: 3 })
})
