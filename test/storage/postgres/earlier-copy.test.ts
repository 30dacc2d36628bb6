import { expect, it, onTestFinished } from 'vitest'
import type { ClusterNews } from '../../../src/storage/port/cluster-news.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { givenPair, givenProxy, givenStoreAt, urlOf } from '../../support/postgres/given-pair.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold } from '../given.ts'

it('a running process that is led to an earlier copy says so, and forgets the stocks of the later one', async () => {
  const pair = await givenPair()
  await pair.synchronize(false)
  const [earlier, later] = pair.members
  const proxy = await givenProxy(later)
  await (await givenStoreAt(urlOf([earlier]))).ping()
  await expect.poll(() => later.query('SELECT FROM cluster')).toHaveLength(1)
  // The earlier primary goes on: there are two from now on.
  await pair.promote()
  const news: ClusterNews[] = []
  const store = await openPostgresStore({
    connection: urlOf([proxy]),
    poolSize: 2,
    onCluster: (each) => news.push(each),
  })
  onTestFinished(() => store.close())
  expect(news).toMatchObject([{ change: 'promoted' }])
  await store.addStock([usBlock(US_GEOGRAPHIC, 1)])
  expect((await hold(store)).phoneNumbers).toHaveLength(1)
  // The same id is another stock there.
  const [{ id } = {}] = await later.query('SELECT id FROM stock')
  await earlier.query(`SELECT setval(pg_get_serial_sequence('stock', 'id'), ${id}, false)`)
  await (await givenStoreAt(urlOf([earlier]))).addStock([usBlock({ ...US_GEOGRAPHIC, areaCode: '206' }, 1)])
  expect(await earlier.query('SELECT id FROM stock')).toEqual([{ id }])

  proxy.lead(earlier.port)
  proxy.cut()
  await expect.poll(() => store.ping().then(() => news.at(-1)?.change, String)).toBe('set back')
  expect((await hold(store, { areaCode: '425' })).phoneNumbers).toEqual([])
  expect((await hold(store, { areaCode: '206' })).phoneNumbers).toHaveLength(1)
})
