import { expect, it, onTestFinished } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import type { ReplicaNews } from '../../../src/storage/postgres/replica/follow-replica.ts'
import { givenPair, givenProxy, givenStoreAt, urlOf } from '../../support/postgres/given-pair.ts'
import type { Pair } from '../../support/postgres/start-pair.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { CALLS, hold } from '../given.ts'

/** Longer than a test. */
const ANY_LAG_MS = 3_600_000

interface Given {
  readonly pair: Pair
  readonly store: InventoryStore
  /** By how many milliseconds the clock of the store's process is set forward. */
  readonly clock: { ahead: number }
  /** What was told of the replica. */
  readonly news: ReplicaNews[]
}

/** A store whose replica is the standby of a pair, and is used. The inventory has 20 geographic numbers. */
async function given(
  maxLagMs = ANY_LAG_MS,
  replicaOf = async (pair: Pair): Promise<{ readonly port: number }[]> => [pair.standby()],
): Promise<Given> {
  const pair = await givenPair()
  await pair.synchronize(false)
  const news: ReplicaNews[] = []
  const clock = { ahead: 0 }
  const store = await openPostgresStore({
    connection: urlOf([pair.primary()]),
    poolSize: 2,
    steadyNow: () => performance.now() + clock.ahead,
    replica: { connection: urlOf(await replicaOf(pair)), maxLagMs, tell: (each) => news.push(each) },
  })
  onTestFinished(() => store.close())
  await store.addStock([usBlock(US_GEOGRAPHIC, 20)])
  await expect.poll(() => news.at(-1)).toEqual({ used: true })
  await expect.poll(() => pair.standby().query('SELECT FROM block')).toHaveLength(1)
  return { pair, store, clock, news }
}

/** The numbers of the stock that a client sees, of 20 at most. */
async function browse(store: InventoryStore): Promise<number> {
  const { country, numberType } = CALLS
  const query = { resource: 'contoso', country, numberType, offerings: [CALLS], prefixes: [], limit: 20 }
  return (await store.browse({ ...query, seed: 1 })).phoneNumbers.length
}

/** The standby goes on to receive, and shows nothing new. */
const pause = (pair: Pair) => pair.standby().query('SELECT pg_wal_replay_pause()')
const resume = (pair: Pair) => pair.standby().query('SELECT pg_wal_replay_resume()')

it('browsing and the stocks of a country are answered by the standby, and nothing else is', async () => {
  const { pair, store } = await given()
  await pause(pair)
  const { id } = await hold(store, { quantity: 5 })
  await store.addStock([usBlock(US_TOLL_FREE, 1)])
  expect(await browse(store)).toBe(20)
  expect(await store.stocks('US')).toHaveLength(1)
  expect(await store.search('contoso', id)).toBeDefined()
  expect(await store.count()).toMatchObject({ total: 21 })
  expect((await store.stockCounts()).value).toHaveLength(2)
  expect((await hold(store, { quantity: 15 })).phoneNumbers).toHaveLength(15)
  await resume(pair)
  await expect.poll(() => browse(store)).toBe(0)
  expect(await store.stocks('US')).toHaveLength(2)
})

it('a standby that is later than the bound is not asked, and is asked again when it has caught up', async () => {
  const { pair, store, news } = await given(2_000)
  await pause(pair)
  await hold(store, { quantity: 5 })
  await expect
    .poll(() => news.at(-1), { timeout: 20_000 })
    .toEqual({ used: false, reason: expect.stringMatching(/^it is \d+ seconds late$/) })
  expect(await browse(store)).toBe(15)
  expect((await store.load()).replica).toMatchObject({ used: false, lagMs: expect.any(Number) })
  await resume(pair)
  await expect.poll(() => news.at(-1)).toEqual({ used: true })
  await pause(pair)
  await hold(store, { quantity: 15 })
  expect(await browse(store)).toBe(15)
  expect(news.map(({ used }) => used)).toEqual([true, false, true])
})

it('a primary that writes nothing makes no standby late', async () => {
  const { clock, store, news } = await given(2_000)
  clock.ahead = 3_600_000
  await expect.poll(async () => (await store.load()).replica?.lagMs).toBeLessThan(2_000)
  expect(news).toEqual([{ used: true }])
})

it('a standby that is killed costs no call, and is used again when it is back', async () => {
  const { pair, store, news } = await given()
  let calling = true
  let answered = 0
  const calls = (async () => {
    while (calling) {
      expect(await browse(store)).toBe(20)
      answered += 1
    }
  })()
  await pair.standby().kill()
  await expect.poll(() => news.at(-1)?.used).toBe(false)
  const before = answered
  await expect.poll(() => answered).toBeGreaterThan(before)
  await pair.standby().restart()
  await expect.poll(() => news.at(-1)?.used, { timeout: 20_000 }).toBe(true)
  calling = false
  await calls
  expect(news.map(({ used }) => used)).toEqual([true, false, true])
})

it('a standby whose packets are lost costs no call', async () => {
  let swallow = (_on: boolean) => {}
  const { store, news } = await given(ANY_LAG_MS, async (pair) => {
    const proxy = await givenProxy(pair.standby())
    swallow = proxy.swallow
    return [proxy]
  })
  swallow(true)
  expect(await Promise.all([browse(store), browse(store), browse(store)])).toEqual([20, 20, 20])
  expect(news.at(-1)).toEqual({ used: false, reason: 'it does not answer' })
  swallow(false)
  await expect.poll(() => news.at(-1)?.used, { timeout: 20_000 }).toBe(true)
})

it('of several hosts the standby is the replica, and a standby that was promoted is none any more', async () => {
  const { pair, store, news } = await given(ANY_LAG_MS, async ({ members }) => [...members])
  await pair.promote()
  await expect.poll(() => news.at(-1)).toMatchObject({ used: false, reason: /it is no standby/ })
  expect(await browse(store)).toBe(20)
})

it('a standby of another inventory is not asked', async () => {
  const other = await givenPair()
  const pair = await givenPair()
  const news: ReplicaNews[] = []
  await (await givenStoreAt(urlOf([other.primary()]))).addStock([usBlock(US_GEOGRAPHIC, 7)])
  const store = await openPostgresStore({
    connection: urlOf([pair.primary()]),
    poolSize: 2,
    replica: { connection: urlOf([other.standby()]), maxLagMs: ANY_LAG_MS, tell: (each) => news.push(each) },
  })
  onTestFinished(() => store.close())
  await expect.poll(() => news.at(-1)).toMatchObject({ used: false, reason: /another PostgreSQL/ })
  await store.addStock([usBlock(US_GEOGRAPHIC, 3)])
  expect(await browse(store)).toBe(3)
})
