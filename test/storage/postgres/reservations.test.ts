import { expect, it } from 'vitest'
import type { Stock } from '../../../src/numbering/stock.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { CALLS, hold, holdCommand, newGuid, touchAll } from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserved,
  reserveNumbers,
} from '../given-reservation.ts'

const ANY = {
  resource: 'contoso',
  country: 'US',
  numberType: 'geographic',
  offerings: [CALLS],
  prefixes: [],
  seed: 1,
} as const

it('a locked number is reserved if the other transaction leaves it, and not free if that transaction takes it', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 4)])
  await touchAll(store)
  for (const [end, nth, failures] of [
    ['ROLLBACK', 0, []],
    ['COMMIT', 2, [[nthNumber(2), 'notFree']]],
  ] as const) {
    const other = await database.connect()
    await other.query('BEGIN')
    await other.query('UPDATE number SET free_at = 9007199254740991 WHERE number = $1', [14255550100 + nth])
    const reserving = reserved(reserve(store, { add: numbers(nth + 1, nth) }))
    await waitsForLock(database, reserving)
    await other.query(end)
    const { failed, value } = await reserving
    expect([...failed]).toEqual(failures)
    expect(value.phoneNumbers).toHaveLength(2 - failures.length)
  }
})

it('a number that stays locked is a fault, nothing is reserved, and then it can be', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 2)])
  await touchAll(store)
  const other = await database.connect()
  await other.query('BEGIN')
  await other.query('SELECT FROM number WHERE number = 14255550101 FOR UPDATE')
  const reservationId = newGuid()
  const reserving = reserve(store, { reservationId, add: numbers(0, 1) })
  await expect(reserving).rejects.toBeInstanceOf(StorageError)
  await other.query('ROLLBACK')
  expect(await store.reservation('contoso', reservationId)).toBeUndefined()
  expect((await reserved(reserve(store, { reservationId, add: numbers(0, 1) }))).created).toBe(true)
})

it('a reservation that many processes make and change at once is made once, and loses no change', async () => {
  const database = await givenDatabase()
  const stores = await Promise.all([givenStore(database), givenStore(database), givenStore(database)])
  await stores[0].addStock([usBlock(US_GEOGRAPHIC, 30)])
  for (let trial = 0; trial < 5; trial += 1) {
    const reservationId = newGuid()
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((index) =>
        reserved(reserve(stores[index % 3] ?? stores[0], { reservationId, add: numbers(5 * trial + index) })),
      ),
    )
    expect(answers.filter(({ created }) => created)).toHaveLength(1)
    const stored = (await stores[0].reservation('contoso', reservationId))?.value.phoneNumbers ?? []
    const failed = answers.flatMap((answer) => [...answer.failed])
    expect(failed).toEqual([])
    expect(stored).toHaveLength(6)
    await cancelReservation(stores[0], reservationId)
  }
  expect(await stores[0].count()).toMatchObject({ free: 30 })
})

it('numbers that are reserved and searched for in every order at once each go to one client, and no call fails', async () => {
  const database = await givenDatabase()
  const stores = await Promise.all([givenStore(database), givenStore(database)])
  await stores[0].addStock([usBlock(US_GEOGRAPHIC, 12)])
  const nths = Array.from({ length: 12 }, (_, nth) => nth)
  for (let trial = 0; trial < 6; trial += 1) {
    // Each round leaves the queue in an order other than that of the numbers.
    const ids = await Promise.all(
      stores.flatMap((store, index) => [
        reserveNumbers(store, ...nths.slice(trial % 4)),
        reserveNumbers(store, ...nths.toReversed().slice(index)),
        hold(store, { quantity: 6 }).then(({ id }) => id),
      ]),
    )
    const held = await database.query('SELECT count(*)::int AS held FROM number WHERE free_at > 1e12')
    expect(held).toEqual([{ held: 12 }])
    await Promise.all(
      ids.flatMap((id) => [
        cancelReservation(stores[0], id),
        stores[1].cancel({ resource: 'contoso', searchId: id }),
      ]),
    )
  }
})

it('reservations and searches in two processes hold together no more than the limit', async () => {
  const database = await givenDatabase()
  const stores = await Promise.all([givenStore(database), givenStore(database)])
  await stores[0].addStock([usBlock(US_GEOGRAPHIC, 100)])
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => {
      const store = stores[index % 2] ?? stores[0]
      if (index % 3 === 0) return store.hold(holdCommand({ quantity: 2, heldLimit: 7 }))
      return reserve(store, { add: numbers(99 - 2 * index, 98 - 2 * index), heldLimit: 7 })
    }),
  )
  expect(answers.filter(({ kind }) => kind !== 'tooManyHeld')).toHaveLength(3)
  expect(answers).toContainEqual({ kind: 'tooManyHeld', held: 6, limit: 7 })
  expect(await stores[0].count()).toMatchObject({ busy: 6 })
  const rows = await database.query('SELECT count(*)::int AS made FROM reservation')
  const made = answers.filter(({ kind }) => kind === 'reserved').length
  expect(rows).toEqual([{ made }])
})

it('a reservation that expires while its purchase waits for the numbers is not bought', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  const { value } = await reserved(reserve(store, { add: numbers(0) }))
  const other = await database.connect()
  await other.query('BEGIN')
  // Like a hold whose clock already shows the expiry.
  await other.query('UPDATE number SET free_at = free_at + 1000, claim = 0')
  const buying = buyReservation(store, value.id)
  await waitsForLock(database, buying)
  await other.query("UPDATE clock SET mode = 'frozen', value = $1", [value.expiresAt])
  await other.query('COMMIT')
  expect(await buying).toEqual({ kind: 'notActive', status: 'expired' })
  expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toEqual([])
})

it('blocks between the blocks of other stocks are found, and blocks can be added between them', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  const block = (stock: Stock, first: number, last: number) => ({
    stock,
    first: nthNumber(first),
    last: nthNumber(last),
  })
  const elsewhere = { ...US_GEOGRAPHIC, areaCode: '206' }
  await store.addStock([
    block(US_GEOGRAPHIC, 0, 9),
    block(elsewhere, 10, 12),
    block(US_GEOGRAPHIC, 13, 13),
    block(US_GEOGRAPHIC, 100, 101),
  ])
  expect((await store.browse({ ...ANY, limit: 25 })).phoneNumbers).toHaveLength(16)
  await store.addStock([block(US_GEOGRAPHIC, 0, 110)])
  const blocks = await database.query(`
    SELECT position::int, (first - 14255550100)::int AS first, (last - 14255550100)::int AS last
    FROM block WHERE stock = 1 ORDER BY block.first`)
  expect(blocks).toEqual([
    { position: 0, first: 0, last: 9 },
    { position: 10, first: 13, last: 13 },
    { position: 13, first: 14, last: 99 },
    { position: 11, first: 100, last: 101 },
    { position: 99, first: 102, last: 110 },
  ])
})

it('stock that is added number by number goes out as it came in, a block each, in its order', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  const block = (nth: number) => ({ stock: US_GEOGRAPHIC, first: nthNumber(nth), last: nthNumber(nth) })
  await store.addStock([0, 1, 2, 3, 4].map(block))
  const blocks = await database.query(
    'SELECT position::int, (last - first + 1)::int AS count FROM block ORDER BY 1',
  )
  expect(blocks).toEqual([0, 1, 2, 3, 4].map((position) => ({ position, count: 1 })))
})
