import { expect, it } from 'vitest'
import type { ClusterNews } from '../../../../src/storage/port/cluster-news.ts'
import type { Cluster } from '../../../../src/storage/postgres/cluster/cluster.ts'
import { watchCluster } from '../../../../src/storage/postgres/cluster/watch-cluster.ts'

const at = (system: string, timeline: number, copy?: string): Cluster => ({
  ...{ system, timeline },
  ...(copy !== undefined && { copy }),
})

/** A watch over an inventory in which this cluster is written. */
function given(written?: Cluster) {
  const news: ClusterNews[] = []
  const inventory: { written: Cluster | undefined; failure?: Error } = { written }
  const watch = watchCluster({
    async record(cluster) {
      if (inventory.failure !== undefined) throw inventory.failure
      const before = inventory.written
      inventory.written = cluster
      return before
    },
    tell: (each) => news.push(each),
  })
  return { watch, news, inventory, changes: () => news.map(({ change }) => change) }
}

it.each([
  [undefined, at('a', 1), undefined],
  [at('a', 1), at('a', 1), undefined],
  [at('a', 1), at('a', 2), 'promoted'],
  [at('a', 10), at('a', 9), 'set back'],
  [at('a', 1), at('b', 1), 'moved'],
  [at('a', 1, '5.7'), at('a', 1, '5.7'), undefined],
  [at('a', 1, '5.7'), at('a', 1, '5.8'), 'restored'],
  [at('a', 1, '5.7'), at('a', 2, '6.9'), 'restored'],
  [at('a', 1, '5.7'), at('b', 1, '5.8'), 'moved'],
  [at('a', 1), at('a', 1, '5.7'), undefined],
])('from %o to %o: %s', async (written, now, change) => {
  const { watch, changes, inventory } = given(written)
  await watch.see(now)
  expect(changes()).toEqual(change === undefined ? [] : [change])
  expect(inventory.written).toEqual(now)
  await watch.see(now)
  expect(changes()).toHaveLength(change === undefined ? 0 : 1)
})

it('a copy of an earlier time is found by a process that has seen the later one, although its own is written in it', async () => {
  const { watch, news, inventory } = given(at('a', 2))
  await watch.see(at('a', 2))
  inventory.written = at('a', 1)
  await watch.see(at('a', 1))
  expect(news).toEqual([{ change: 'set back', epoch: 'a/1', before: 'a/2' }])
})

it('a copy is told from one that an earlier session has named, although the first session knew none', async () => {
  const { watch, news } = given()
  await watch.see(at('a', 1))
  await watch.see(at('a', 1, '5.7'))
  await watch.see(at('a', 1, '5.8'))
  expect(news).toEqual([{ change: 'restored', epoch: 'a/1/5.8', before: 'a/1/5.7' }])
})

it('a cluster that could not be written is told with the next session', async () => {
  const { watch, changes, inventory } = given(at('a', 1))
  inventory.failure = new Error('no connection')
  await watch.see(at('b', 1))
  expect(changes()).toEqual([])
  delete inventory.failure
  await watch.see(at('b', 1))
  expect(changes()).toEqual(['moved'])
})

it('another cluster than that of the session before is told at once, and once, however long it cannot be written', async () => {
  const { watch, news, inventory } = given(at('a', 1))
  await watch.see(at('a', 1))
  inventory.failure = new Error('no connection')
  const seen = watch.see(at('b', 1))
  expect(news).toEqual([{ change: 'moved', epoch: 'b/1', before: 'a/1' }])
  await seen
  await watch.see(at('b', 1))
  delete inventory.failure
  await watch.see(at('b', 1))
  expect(news).toHaveLength(1)
  expect(inventory.written).toEqual(at('b', 1))
})
