import { expect, it } from 'vitest'
import type { HoldCommand } from '../../../src/storage/port/hold-store.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { heldLock } from '../../../src/storage/postgres/held-lock.ts'
import { ping } from '../../../src/storage/postgres/ping.ts'
import { transact } from '../../../src/storage/postgres/transaction.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, holdCommand, newGuid, purchase, touchAll } from '../given.ts'

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
    // The pool has up to eight lost connections that it does not yet know to be lost, and may use them.
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

it.each([
  ['off', 'on'],
  ['remote_apply', 'remote_apply'],
])('where synchronous_commit is %s, changes wait for it to be %s', async (configured, used) => {
  const database = await givenDatabase()
  await (await givenStore(database)).close()
  await database.query(`
    CREATE TABLE seen (setting text);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO seen VALUES (current_setting('synchronous_commit'));
      RETURN NEW;
    END $$;
    CREATE TRIGGER note BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION note();
    CREATE TRIGGER note BEFORE INSERT ON search FOR EACH ROW EXECUTE FUNCTION note();
    ALTER DATABASE ${database.name} SET synchronous_commit = ${configured}`)
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  await purchase(store, (await hold(store)).id)
  const seen = await database.query('SELECT setting FROM seen')
  expect(seen.map(({ setting }) => setting)).toEqual([used, used, used])
})

it('a process that stops in the middle of a ping makes no other process unready, and does not stop the clock', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  const stopped = createPool(database.connection, 1)
  let resume = () => {}
  const asking = new Promise<void>((asked) => {
    void transact(stopped, async (transaction) => {
      await ping(transaction)
      asked()
      await new Promise<void>((resolve) => {
        resume = resolve
      })
    }).finally(() => stopped.end())
  })
  await asking
  await store.ping()
  await store.setClock({ mode: 'system' })
  resume()
})

it('a lock that some requests wait for fails these requests alone, and not the requests beside them', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  const elsewhere = { ...US_GEOGRAPHIC, areaCode: '206' }
  await store.addStock([usBlock(US_GEOGRAPHIC, 1), usBlock(elsewhere, 3)])
  await touchAll(store)
  const other = await database.connect()
  await other.query(`BEGIN; ${heldLock(['contoso'])} SELECT FROM number WHERE stock = 1 FOR UPDATE`)
  const send = (command: Partial<HoldCommand>) => store.hold(holdCommand(command))
  const results = await Promise.allSettled([
    send({ resource: 'contoso', areaCode: '206', heldLimit: 9 }),
    send({ resource: 'fabrikam', areaCode: '206' }),
    send({ resource: 'northwind', areaCode: '206', heldLimit: 9 }),
    send({ resource: 'litware', areaCode: '425' }),
    // A quantity above the stock, so that it waits for locks together with the hold before.
    send({ resource: 'tailwind', areaCode: '206', quantity: 9 }),
  ])
  expect(results.map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  await other.query('ROLLBACK')
})

it('a read that waits for a lock is ended on the server too', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  const other = await database.connect()
  await other.query('BEGIN; LOCK TABLE search, owned IN ACCESS EXCLUSIVE MODE')
  const reading = [store.search('contoso', newGuid()), store.ownedNumbers('contoso', { skip: 0, limit: 1 })]
  for (const result of await Promise.allSettled(reading)) {
    expect(result).toMatchObject({ reason: { message: expect.stringMatching(/lock timeout/) } })
  }
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  expect(await database.query(waiting)).toEqual([])
  await other.query('ROLLBACK')
  expect(await store.search('contoso', newGuid())).toBeUndefined()
})

it('an id or resource may have any characters: nothing is found, and nothing else happens', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  for (const text of ["'; DROP TABLE search; --", "\\'; DROP TABLE search; --", '$1', '$2 $$', "é'\\"]) {
    expect(await store.search(text, text)).toBeUndefined()
    expect(
      await store.search('contoso', (await hold(store, { resource: text, quantity: 0 })).id),
    ).toBeUndefined()
  }
  await expect(store.search('contoso', "a\u0000'")).rejects.toBeInstanceOf(StorageError)
  expect((await hold(store)).phoneNumbers).toHaveLength(1)
})

it('readiness fails where nothing can be written', async () => {
  const database = await givenDatabase()
  await givenStore(database)
  await database.query(`ALTER DATABASE ${database.name} SET default_transaction_read_only = on`)
  const store = await givenStore(database)
  await expect(store.ping()).rejects.toThrow(/read-only/)
})

it('a connection that turned out to be read-only is not used again', async () => {
  const database = await givenDatabase()
  await (await givenStore(database)).close()
  await database.admin(`ALTER DATABASE ${database.name} SET default_transaction_read_only = on`)
  const store = await givenStore(database, 1)
  await expect(store.ping()).rejects.toThrow(/read-only/)
  await database.admin(`ALTER DATABASE ${database.name} RESET default_transaction_read_only`)
  await store.ping()
})

it('transactions that PostgreSQL rolled back because of a conflict are retried', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  for (const state of ['serialization_failure', 'deadlock_detected']) {
    // A rollback does not reset a sequence, so each third transaction succeeds.
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

it('a request that PostgreSQL refuses fails alone, and not the requests beside it', async () => {
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
