import { describe, expect, it } from 'vitest'
import { FILLS } from '../../../src/numbering/fill.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { CALLS, hold, holdCommand, offering } from '../given.ts'
import { numbers, reserve, reserved } from '../given-reservation.ts'
import { MISPLACED } from '../one-place.ts'

const MESSAGES = {
  ...US_GEOGRAPHIC,
  areaCode: '206',
  capabilities: { calling: 'none', sms: 'inbound' },
} as const

const LOCK_PIECES = 'BEGIN; SELECT FROM untouched FOR UPDATE'

/**
 * Repeats a call that waited too long for a lock, as a client repeats a request that got a 503. PostgreSQL ends one
 * deadlock a second, so on a busy machine a call behind several deadlocks waits until its limit.
 */
async function untilServed<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      const waited = error instanceof StorageError && error.message.includes('lock timeout')
      if (!waited || attempt === 5) throw error
    }
  }
}

async function expectNoneMisplaced({ query }: TestDatabase): Promise<void> {
  const [faults = {}] = await query(MISPLACED)
  expect(Object.entries(faults).filter(([, count]) => Number(count) !== 0)).toEqual([])
}

describe('Untouched numbers that another transaction has locked', () => {
  it.each(FILLS)('are not out of stock if that transaction leaves them, %s', async (fill) => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 5)])
    const other = await database.connect()
    await other.query(LOCK_PIECES)
    const holding = hold(store, { quantity: 5, fill })
    await waitsForLock(database, holding)
    await other.query('ROLLBACK')
    expect((await holding).phoneNumbers).toHaveLength(5)
  })

  it.each(FILLS)('are out of stock if that transaction takes them, %s', async (fill) => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 5)])
    const other = await database.connect()
    await other.query('BEGIN; UPDATE untouched SET first = first + 3')
    const holding = hold(store, { quantity: 5, fill })
    await waitsForLock(database, holding)
    await other.query('COMMIT')
    expect((await holding).phoneNumbers).toEqual(['+14255550103', '+14255550104'])
  })

  // The statement that waits does not see a piece that is there only since then.
  it.each([
    ['out of stock', [CALLS]],
    ['passed over for an offering that costs more', [CALLS, offering(MESSAGES, 99)]],
  ] as const)('are not %s if that one splits their piece', async (_, offerings) => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 2), usBlock(MESSAGES, 1)])
    const other = await database.connect()
    await other.query(`
      BEGIN;
      INSERT INTO number SELECT last, stock, 9007199254740991, NULL, entry FROM untouched WHERE stock = 1;
      INSERT INTO untouched SELECT first, last - 1, stock, place, entry FROM untouched WHERE stock = 1;
      DELETE FROM untouched WHERE last = 14255550101`)
    const capabilities = { calling: 'none', sms: 'none' } as const
    const holding = hold(store, { capabilities, offerings: [...offerings] })
    await waitsForLock(database, holding)
    await other.query('COMMIT')
    expect(await holding).toMatchObject({ cost: CALLS.cost, phoneNumbers: ['+14255550100'] })
  })

  it('are a fault while they stay locked, and never out of stock', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 5)])
    const other = await database.connect()
    await other.query(LOCK_PIECES)
    await expect(hold(store)).rejects.toBeInstanceOf(StorageError)
    await other.query('ROLLBACK')
    expect((await hold(store)).phoneNumbers).toHaveLength(1)
    await expectNoneMisplaced(database)
  })

  it('are not waited for where another piece has numbers', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 2_000)])
    const other = await database.connect()
    await other.query('BEGIN; SELECT FROM untouched ORDER BY last LIMIT 1 FOR UPDATE')
    expect((await hold(store)).phoneNumbers).toEqual(['+14255551000'])
    await other.query('ROLLBACK')
    expect((await hold(store, { quantity: 1_999 })).phoneNumbers).toHaveLength(1_999)
  })

  it('are reserved if that transaction leaves them, and not free if it takes them', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 4)])
    const other = await database.connect()
    for (const [end, nth, failures] of [
      ['ROLLBACK', 0, 0],
      ['COMMIT', 2, 1],
    ] as const) {
      await other.query(`
        BEGIN;
        INSERT INTO number SELECT first, stock, 9007199254740991, NULL, entry FROM untouched WHERE last = 14255550103;
        UPDATE untouched SET first = first + 1 WHERE last = 14255550103`)
      const reserving = reserved(reserve(store, { add: numbers(nth + 1, nth) }))
      await waitsForLock(database, reserving)
      await other.query(end)
      const { failed, value } = await reserving
      expect([...failed].map(([, failure]) => failure)).toEqual(Array(failures).fill('notFree'))
      expect(value.phoneNumbers).toHaveLength(2 - failures)
    }
    await expectNoneMisplaced(database)
  })
})

describe('The last numbers of one piece', () => {
  it('are sold once: of 40 numbers, 16 callers in four processes want 8 each', async () => {
    for (const fill of FILLS) {
      for (let trial = 0; trial < 6; trial += 1) {
        const database = await givenDatabase()
        const stores = await Promise.all([1, 2, 3, 4].map(() => givenStore(database)))
        await stores[0]?.addStock([usBlock(US_GEOGRAPHIC, 40)])
        const other = await database.connect()
        await other.query(LOCK_PIECES)
        const holding = Promise.all(
          stores.flatMap((store) => [1, 2, 3, 4].map(() => hold(store, { quantity: 8, fill }))),
        )
        await waitsForLock(database, holding)
        await other.query('ROLLBACK')
        const found = (await holding).map(({ phoneNumbers }) => phoneNumbers)
        expect(found.filter(({ length }) => length === 8)).toHaveLength(5)
        expect(new Set(found.flat()).size).toBe(40)
        await expectNoneMisplaced(database)
      }
    }
  })

  it('each go to one client where they are held and reserved in every order at once', async () => {
    for (let trial = 0; trial < 6; trial += 1) {
      const database = await givenDatabase()
      const stores = await Promise.all([1, 2, 3, 4].map(() => givenStore(database)))
      await stores[0]?.addStock([usBlock(US_GEOGRAPHIC, 30)])
      const nths = Array.from({ length: 30 }, (_, nth) => nth)
      const answers = await Promise.all(
        stores.flatMap((store, index) => [
          untilServed(() =>
            reserved(reserve(store, { add: numbers(...nths.filter((nth) => nth % 4 === index)) })),
          ).then(({ value }) => value.phoneNumbers.map(({ phoneNumber }) => phoneNumber)),
          untilServed(() => hold(store, { quantity: 3 })).then(({ phoneNumbers }) => phoneNumbers),
        ]),
      )
      expect(new Set(answers.flat()).size).toBe(30)
      expect(answers.flat()).toHaveLength(30)
      await expectNoneMisplaced(database)
    }
  })

  it('are free where the search that found them has an id that is taken', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 10)])
    const taken = holdCommand({ quantity: 2 })
    await store.hold(taken)
    const [one, refused, other] = await Promise.allSettled([
      store.hold(holdCommand({ quantity: 2 })),
      store.hold(taken),
      store.hold(holdCommand({ quantity: 2 })),
    ])
    expect([one.status, other.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(StorageError) })
    expect(await store.count()).toMatchObject({ total: 10, free: 4, busy: 6 })
    await expectNoneMisplaced(database)
    expect((await hold(store, { quantity: 9 })).phoneNumbers).toHaveLength(4)
  })

  it('are found where a hold before passed them over, since a cheaper offering may be only locked', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 10), usBlock(MESSAGES, 1)])
    const capabilities = { calling: 'none', sms: 'none' } as const
    const [messages, any] = [offering(MESSAGES, 1), { capabilities, quantity: 2 }]
    await hold(store, { ...any, offerings: [messages] })
    const [passing, calling] = await Promise.all([
      hold(store, { ...any, offerings: [messages, CALLS] }),
      hold(store, { quantity: 2 }),
    ])
    expect(new Set([...passing.phoneNumbers, ...calling.phoneNumbers]).size).toBe(4)
    expect(await store.count()).toMatchObject({ total: 11, free: 6, busy: 5 })
    await expectNoneMisplaced(database)
    expect((await hold(store, { quantity: 9 })).phoneNumbers).toHaveLength(6)
  })
})

it('processes that hold, fail and are cut off leave each number in one place', async () => {
  const database = await givenDatabase()
  const stores = await Promise.all([1, 2, 3, 4].map(() => givenStore(database)))
  await stores[0]?.addStock([usBlock(US_GEOGRAPHIC, 3_000)])
  for (let round = 0; round < 8; round += 1) {
    const working = Promise.allSettled(
      stores.flatMap((store) =>
        [1, 2, 3, 4, 5].map(async (quantity) => {
          const { id: searchId } = await hold(store, { quantity: quantity * 3 })
          if (quantity % 2 === 0) await store.cancel({ resource: 'contoso', searchId })
          await reserve(store, { add: numbers(50 * round + 7 * quantity, 1_500 + 90 * round + quantity) })
        }),
      ),
    )
    await database.query(`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`)
    await working
    await expectNoneMisplaced(database)
  }
})
