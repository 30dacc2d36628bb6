import { describe, expect, it } from 'vitest'
import { STORE_KINDS } from '../../support/stores.ts'
import { hold, openStore } from '../given.ts'

describe.each(STORE_KINDS)('The load of a store, $name', (kind) => {
  it('tells of its queues, commits, files and connections', async () => {
    const store = await openStore(kind, 5)
    const before = await store.load()
    await Promise.all([hold(store), hold(store), hold(store)])
    const together = await store.load()
    await hold(store)
    await store.stocks('US')
    expect((await store.load()).commits).toBe(together.commits + 1)
    const { queues, commits, files, connections } = await store.load()
    expect(commits).toBeGreaterThan(before.commits)
    expect(commits).toBeLessThanOrEqual(before.commits + 4)
    for (const queue of queues) expect(queue).toMatchObject({ waiting: 0, underWay: 0 })
    const calls = (all: typeof queues) => all.reduce((sum, queue) => sum + queue.calls, 0)
    expect(calls(queues) - calls(before.queues)).toBeGreaterThanOrEqual(4)
    const isInFile = kind.name === 'SQLite in a file'
    expect(files.map(({ name }) => name)).toEqual(isInFile ? ['database', 'log'] : [])
    for (const { bytes } of files) expect(bytes).toBeGreaterThan(0)
    if (kind.name === 'PostgreSQL') {
      expect(connections).toMatchObject({ used: 0, waiting: 0 })
      expect(connections?.idle).toBeGreaterThan(0)
      expect(connections?.idle).toBeLessThanOrEqual(connections?.limit ?? 0)
    } else expect(connections).toBeUndefined()
  })
})
