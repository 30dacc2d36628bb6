import { expect, it } from 'vitest'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { HOLD_MS, hold, moveClock } from '../given.ts'

const WRITE = `
  INSERT INTO audit (at, command, resource, search, numbers, entries, detail)
  VALUES (1, 'cancel', 'contoso', $1, '{}', '{}', '{}')`

it.each([
  ['COMMIT', ['slow', 'quick']],
  ['ROLLBACK', ['quick']],
] as const)(
  'an entry that may still appear before other entries is waited for: %s',
  async (end, searchIds) => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
    await hold(store)
    const [quick, slow] = [await database.connect(), await database.connect()]
    // The order of transaction ids is not the order of entries.
    await quick.query('BEGIN')
    await quick.query('SELECT pg_current_xact_id()')
    await slow.query('BEGIN')
    await slow.query(WRITE, ['slow'])
    await quick.query(WRITE, ['quick'])
    await quick.query('COMMIT')
    const before = await store.audit({ after: 0, limit: 99 })
    expect(before.map(({ command }) => command)).toEqual(['stock', 'search'])
    expect(await store.audit({ after: 2, limit: 99 })).toEqual([])

    const reading = store.audit({ after: 2, limit: 99 })
    await slow.query(end)
    // A transaction in another database of the cluster may delay the entry for longer than one call waits.
    const follow = async (after: number, first = store.audit({ after, limit: 99 })) => {
      for (let entries = await first; ; entries = await store.audit({ after, limit: 99 })) {
        if (entries.some((entry) => 'searchId' in entry && entry.searchId === 'quick')) return entries
      }
    }
    const entries = await follow(2, reading)
    expect(entries).toMatchObject(searchIds.map((searchId) => ({ searchId })))
    expect(await follow(0)).toEqual([...before, ...entries])
    expect(await store.audit({ after: 4, limit: 99 })).toEqual([])
  },
)

it('a search that found nothing keeps no entry back', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  const other = await database.connect()
  await other.query('BEGIN')
  await other.query('SELECT pg_current_xact_id()')
  await hold(store, { country: 'CA' })
  await hold(store)
  await hold(store, { country: 'CA' })
  await hold(store)
  const trail = await store.audit({ after: 0, limit: 99 })
  expect(trail.map(({ command }) => command)).toEqual(['stock', 'search', 'search'])
  expect(await store.audit({ after: 1, limit: 1 })).toEqual(trail.slice(1, 2))
  expect(await store.audit({ after: trail[1]?.sequence ?? 0, limit: 9 })).toEqual(trail.slice(2))
})

it('a removed search is told from an entry that may still appear, and is not waited for again', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 9)])
  await moveClock(store, 0)
  const { id: searchId } = await hold(store)
  await hold(store)
  await hold(store, { country: 'CA' })
  await store.cancel({ resource: 'contoso', searchId })
  await moveClock(store, HOLD_MS)
  expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ removed: { searches: 3 } })
  await hold(store)
  const whole = ['stock', 'cancel', 'search']
  const read = async (after = 0) =>
    (await store.audit({ after, limit: 99 })).map(({ command, sequence }) => ({ command, sequence }))
  let trail = await read()
  // A transaction in another database of the cluster may delay the rest for longer than one call waits.
  while (trail.length < whole.length) trail = await read()
  expect(trail.map(({ command }) => command)).toEqual(whole)

  // Entries may still appear after the entries that were read, and not before them.
  const [quick, slow] = [await database.connect(), await database.connect()]
  await slow.query('BEGIN')
  await slow.query(WRITE, ['slow'])
  await quick.query(WRITE, ['quick'])
  expect(await read()).toEqual(trail)
  await slow.query('COMMIT')
  while ((await read()).length < 5);
  expect((await read()).slice(0, 3)).toEqual(trail)
})
