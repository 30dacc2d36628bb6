import { expect, it, onTestFinished } from 'vitest'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { heldLock } from '../../../src/storage/postgres/held-lock.ts'
import { type TransactOptions, transact } from '../../../src/storage/postgres/transaction.ts'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, holdCommand, START } from '../given.ts'
import { numbers, reserve } from '../given-reservation.ts'

it.each([
  ['hold', (store) => store.hold(holdCommand({ heldLimit: 1 }))],
  ['reservation', (store) => reserve(store, { add: numbers(1), heldLimit: 1 })],
] as const satisfies [string, (store: Awaited<ReturnType<typeof givenStore>>) => Promise<unknown>][])(
  'a hold that expires while a %s waits for its turn counts no more against the limit',
  async (_, ask) => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 2)])
    await store.resetClock({ mode: 'frozen', at: START })
    const { expiresAt } = await hold(store)
    expect(await ask(store)).toEqual({ kind: 'tooManyHeld', held: 1, limit: 1 })
    const other = await database.connect()
    await other.query(`BEGIN; ${heldLock(['contoso'])}`)
    const asking = ask(store)
    await waitsForLock(database, asking)
    await store.setClock({ mode: 'frozen', at: expiresAt })
    await other.query('COMMIT')
    expect(await asking).toMatchObject({ kind: expect.stringMatching(/^(held|reserved)$/) })
  },
)

it('two processes lock the same resources in one order', () => {
  const resources = Array.from({ length: 20 }, (_, index) => `resource ${index}`)
  expect(heldLock([...resources].reverse())).toBe(heldLock([...resources, ...resources]))
})

it('a transaction that does not wait goes on without the resources that another transaction has locked', async () => {
  const database = await givenDatabase()
  await givenStore(database)
  const other = await database.connect()
  await other.query(`BEGIN; ${heldLock(['contoso', 'adatum'])}`)
  const pool = createPool(database.connection, 1)
  onTestFinished(() => pool.end())
  const resources = ['contoso', 'fabrikam', 'adatum', 'northwind']
  // Behind an old PgBouncer a prepared statement may fail, and nothing retries here.
  const had = (options: TransactOptions) =>
    transact(pool, async ({ hasHeldLock }) => resources.filter(hasHeldLock), { ...options, prepared: false })
  expect(await had({ heldBy: resources, skipHeld: true })).toEqual(['fabrikam', 'northwind'])
  await other.query('COMMIT')
  expect(await had({ heldBy: resources, skipHeld: true })).toEqual(resources)
  expect(await had({ heldBy: resources })).toEqual(resources)
  expect(await had({ heldBy: ['fabrikam'] })).toEqual(['fabrikam'])
})
