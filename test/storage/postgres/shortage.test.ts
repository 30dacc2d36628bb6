import { expect, it } from 'vitest'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { CALLS, hold, NO_DELAY, offering, purchase, touchAll } from '../given.ts'

const MESSAGES = {
  ...US_GEOGRAPHIC,
  areaCode: '206',
  capabilities: { calling: 'none', sms: 'inbound' },
} as const

const LOCK_ALL = 'SELECT FROM number ORDER BY free_at FOR UPDATE'

it('a number that another transaction has locked and then leaves is not out of stock', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 5)])
  await touchAll(store)
  const other = await database.connect()
  await other.query('BEGIN')
  await other.query(LOCK_ALL)
  const holding = hold(store, { quantity: 5 })
  await waitsForLock(database, holding)
  await other.query('ROLLBACK')
  expect((await holding).phoneNumbers).toHaveLength(5)
})

it('a number that another transaction has locked and then takes is out of stock', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 5)])
  await touchAll(store)
  const other = await database.connect()
  await other.query('BEGIN')
  await other.query('UPDATE number SET free_at = 9007199254740991 WHERE number < 14255550103')
  const holding = hold(store, { quantity: 5 })
  await waitsForLock(database, holding)
  await other.query('COMMIT')
  expect((await holding).phoneNumbers).toHaveLength(2)
})

it.each([
  ['out of stock', [CALLS]],
  ['passed over for an offering that costs more', [CALLS, offering(MESSAGES, 99)]],
] as const)(
  'a number that becomes free while a hold waits for another number is not %s',
  async (_, offerings) => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 2), usBlock(MESSAGES, 1)])
    await touchAll(store)
    const { id: searchId, phoneNumbers } = await hold(store, { resource: 'fabrikam' })
    const other = await database.connect()
    await other.query('BEGIN')
    await other.query('UPDATE number SET free_at = 9007199254740991 WHERE number = 14255550101')
    const holding = hold(store, { capabilities: { calling: 'none', sms: 'none' }, offerings: [...offerings] })
    await waitsForLock(database, holding)
    await store.cancel({ resource: 'fabrikam', searchId })
    // From here on one of the two numbers is free; until this moment the other one was free.
    await other.query('COMMIT')
    expect(await holding).toMatchObject({ cost: CALLS.cost, phoneNumbers })
  },
)

it('a number that stays locked is a fault, and never out of stock', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 5)])
  await touchAll(store)
  const other = await database.connect()
  await other.query('BEGIN')
  await other.query(LOCK_ALL)
  await expect(hold(store)).rejects.toBeInstanceOf(StorageError)
  await other.query('ROLLBACK')
  expect((await hold(store)).phoneNumbers).toHaveLength(1)
})

it('an offering whose numbers are only locked is not passed over for an offering that costs more', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1), usBlock(MESSAGES, 1)])
  await touchAll(store)
  const other = await database.connect()
  await other.query('BEGIN')
  await other.query('SELECT FROM number WHERE number = 14255550100 FOR UPDATE')
  const capabilities = { calling: 'none', sms: 'none' } as const
  const holding = hold(store, { capabilities, offerings: [CALLS, offering(MESSAGES, 99)] })
  await waitsForLock(database, holding)
  await other.query('ROLLBACK')
  expect(await holding).toMatchObject({ cost: CALLS.cost, phoneNumbers: ['+14255550100'] })
})

it('of 40 numbers, 16 callers in four processes want 8 each, and five get them, also while others are locked', async () => {
  const database = await givenDatabase()
  const stores = await Promise.all([1, 2, 3, 4].map(() => givenStore(database)))
  const [store] = stores
  if (store === undefined) throw new Error('There are four stores')
  await store.addStock([usBlock(US_GEOGRAPHIC, 40)])
  await touchAll(store)
  const other = await database.connect()
  for (let trial = 0; trial < 12; trial += 1) {
    await other.query('BEGIN')
    await other.query('SELECT FROM number ORDER BY number DESC LIMIT $1 FOR UPDATE', [trial])
    const holding = Promise.all(
      stores.flatMap((store) => [1, 2, 3, 4].map(() => hold(store, { quantity: 8 }))),
    )
    if (trial > 0) await waitsForLock(database, holding)
    await other.query('ROLLBACK')
    const searches = await holding
    const found = searches.map(({ phoneNumbers }) => phoneNumbers.length)
    expect(found.filter((count) => count === 8)).toHaveLength(5)
    expect(found.filter((count) => count > 0)).toHaveLength(5)
    for (const { id: searchId } of searches) await store.cancel({ resource: 'contoso', searchId })
  }
})

it('a number that another transaction left behind the cursor of a process is found all the same', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 5)])
  await touchAll(store)
  const other = await database.connect()
  await other.query('BEGIN')
  await other.query('SELECT FROM number ORDER BY number LIMIT 2 FOR UPDATE')
  expect((await hold(store)).phoneNumbers).toEqual(['+14255550102'])
  await other.query('ROLLBACK')
  expect((await hold(store, { quantity: 4 })).phoneNumbers).toHaveLength(4)
})

it('holds of a whole country take from stocks that other holds take from, and leave nothing', async () => {
  const database = await givenDatabase()
  const [first, second] = await Promise.all([givenStore(database), givenStore(database)])
  const areaCodes = ['206', '212', '213', '214', '215', '216', '217', '218']
  await first.addStock(areaCodes.map((areaCode) => usBlock({ ...US_GEOGRAPHIC, areaCode }, 3)))
  const searches = await Promise.all(
    [first, second, first, second, first].map((store) => hold(store, { quantity: 5 })),
  )
  const held = searches.flatMap(({ phoneNumbers }) => phoneNumbers)
  expect(new Set(held).size).toBe(24)
  expect(held).toHaveLength(24)
})

it('a purchase that waits for a cancellation finds the hold ended, or buys it if that rolls back', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 2)])
  for (const [end, kind] of [
    ['COMMIT', 'holdEnded'],
    ['ROLLBACK', 'purchased'],
  ]) {
    const { id } = await hold(store)
    const other = await database.connect()
    await other.query('BEGIN')
    await other.query('UPDATE search SET cancelled_at = created_at WHERE id = $1', [id])
    const buying = purchase(store, id)
    await waitsForLock(database, buying)
    await other.query(String(end))
    expect(await buying).toMatchObject({ kind })
  }
  expect(await store.count()).toMatchObject({ owned: 1 })
})

it('a hold that expires while its purchase waits for the numbers is not bought', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  await touchAll(store)
  const { id, expiresAt } = await hold(store)
  const other = await database.connect()
  await other.query('BEGIN')
  // Like a hold whose clock already shows the expiry.
  await other.query('UPDATE number SET free_at = free_at + 1000, claim = 0')
  const buying = store.purchase({
    resource: 'contoso',
    searchId: id,
    agreeToNotResell: false,
    delay: NO_DELAY,
  })
  await waitsForLock(database, buying)
  await other.query("UPDATE clock SET mode = 'frozen', value = $1", [expiresAt])
  await other.query('COMMIT')
  expect(await buying).toEqual({ kind: 'holdEnded' })
})

it('where numbers become free all the time, a hold of more numbers than exist gets all of them', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9_000)])
  await touchAll(store)
  // One number becomes free each half millisecond.
  await database.query(
    'UPDATE number SET free_at = (extract(epoch FROM clock_timestamp()) * 1000)::bigint + (number % 10000) / 2',
  )
  for (let turn = 0; turn < 5; turn += 1) {
    const { phoneNumbers } = await hold(store, { quantity: 9_000 })
    expect(phoneNumbers.length).toBeLessThan(9_000)
  }
})
