import { describe, expect, it } from 'vitest'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { OPERATOR_KEY, startApp, stockedStore } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { goesBack, PLACES, placesThatGoBack, startControlled } from './support/controlled.ts'
import { buy, getResult, hold, numbersOf, searchTarget, TOLL_FREE_SEARCH } from './support/operations.ts'

const EMPTY = { owned: [], holds: [], reservations: [], counts: { owned: 0, holds: 0, reservations: 0 } }
const NOON = '2026-01-15T12:00:00.000Z'

describe.each(placesThatGoBack())('a reset of %s', (place) => {
  it('puts back stock, records and clock, without fault rules and requests, as often as one likes', async () => {
    const { client, control } = await startControlled(place)
    const stock = (await control('GET', '/stock')).json
    let first: string[] | undefined
    for (let time = 0; time < 2; time += 1) {
      const bought = await buy(client, { quantity: 2 })
      first ??= bought
      // Equal calls find equal numbers.
      expect(bought).toEqual(first)
      const searchId = await hold(client)
      await control('POST', '/clock/advance', { by: '1h' })
      await control('POST', '/faults', { effect: { status: 500 } })
      expect(await control('POST', '/reset')).toMatchObject({ status: 204, text: '' })
      expect((await control('GET', '/requests')).json).toEqual({ requests: [] })
      expect((await control('GET', '/faults')).json).toEqual({ faults: [] })
      expect((await control('GET', '/clock')).json).toEqual({ mode: 'frozen', now: NOON })
      expect((await control('GET', '/stock')).json).toEqual(stock)
      expect((await getResult(client, searchId)).status).toBe(404)
      expect((await control('GET', '/leftovers')).json).toEqual({ now: NOON, ...EMPTY })
    }
  })

  it('gives back the quotas', async () => {
    const { client, control } = await startControlled(place, { policy: { searchQuota: 1 } })
    await hold(client)
    expect((await client('POST', searchTarget(), { body: TOLL_FREE_SEARCH })).status).toBe(429)
    await control('POST', '/reset')
    await hold(client)
  })

  it('keeps the snapshots, each of which can be put back afterwards', async () => {
    const { client, control } = await startControlled(place)
    const searchId = await hold(client)
    expect(await control('PUT', '/snapshots/held')).toMatchObject({
      status: 200,
      json: { name: 'held', takenAt: NOON },
    })
    await control('POST', '/reset')
    expect((await getResult(client, searchId)).status).toBe(404)
    const list = { snapshots: [{ name: 'held', takenAt: NOON }] }
    expect((await control('GET', '/snapshots')).json).toEqual(list)
    await control('POST', '/faults', { id: 'stays', effect: { status: 500 }, times: 1 })
    expect((await control('POST', '/snapshots/held/restore')).status).toBe(204)
    expect((await control('GET', '/faults')).json).toMatchObject({ faults: [{ id: 'stays' }] })
    await control('DELETE', '/faults')
    expect((await getResult(client, searchId)).status).toBe(200)
  })

  it('knows no other names than those that were given', async () => {
    const { control } = await startControlled(place)
    for (const name of ['missing', '%28start%29']) {
      expect(await control('POST', `/snapshots/${name}/restore`)).toMatchObject({
        status: 404,
        json: { error: { code: 'SnapshotNotFound', target: 'name' } },
      })
      expect((await control('DELETE', `/snapshots/${name}`)).status).toBe(204)
    }
    for (const name of ['%28start%29', '-a', 'a%20b', 'a'.repeat(64)]) {
      expect((await control('PUT', `/snapshots/${name}`)).status).toBe(400)
    }
    await control('PUT', '/snapshots/a')
    await control('DELETE', '/snapshots/a')
    expect((await control('GET', '/snapshots')).json).toEqual({ snapshots: [] })
    expect((await control('POST', '/reset')).status).toBe(204)
  })

  it('has a hundred snapshots at most, of which any can be taken anew', async () => {
    const { control } = await startControlled(place)
    for (let count = 0; count < 100; count += 1) {
      expect((await control('PUT', `/snapshots/s${count}`)).status).toBe(200)
    }
    expect((await control('PUT', '/snapshots/s7')).status).toBe(200)
    expect(await control('PUT', '/snapshots/more')).toMatchObject({
      status: 409,
      json: { error: { code: 'TooManySnapshots' } },
    })
  })
})

it('A server whose disk is full at its start starts without a start to go back to, and goes back to no earlier one', async () => {
  const store = await stockedStore()
  await store.snapshot('(start)')
  const snapshot = () => Promise.reject(new StorageError('database or disk is full'))
  const lines: Record<string, unknown>[] = []
  const { contoso, host } = await startApp({
    store: { ...store, snapshot },
    onLogLine: (line) => lines.push(line),
  })
  expect(lines).toMatchObject([
    { level: 40, reason: 'database or disk is full', msg: expect.stringContaining('cannot be reset') },
  ])
  const searchId = await hold(contoso)
  expect(await createClient(host, OPERATOR_KEY)('POST', '/_holdline/reset')).toMatchObject({
    status: 409,
    json: { error: { code: 'StartNotKept' } },
  })
  expect((await getResult(contoso, searchId)).status).toBe(200)
})

it('A reset of one inventory leaves all others alone', async () => {
  const { client, control, main } = await startControlled('a sandbox')
  const [inSandbox, inMain] = [await hold(client), await hold(main.client)]
  await (goesBack() ? main.control('POST', '/reset') : undefined)
  expect((await getResult(client, inSandbox)).status).toBe(200)
  const another = await hold(main.client)
  expect((await control('POST', '/reset')).status).toBe(204)
  expect((await getResult(client, inSandbox)).status).toBe(404)
  expect((await getResult(main.client, another)).status).toBe(200)
  expect((await getResult(main.client, inMain)).status).toBe(goesBack() ? 404 : 200)
})

if (!goesBack()) {
  it.each([
    ['POST', '/reset'],
    ['GET', '/snapshots'],
    ['PUT', '/snapshots/a'],
    ['POST', '/snapshots/a/restore'],
    ['DELETE', '/snapshots/a'],
  ])('%s %s is refused over PostgreSQL', async (method, path) => {
    const { control } = await startControlled('the main inventory')
    expect(await control(method, path)).toMatchObject({
      status: 501,
      json: { error: { code: 'SnapshotsUnsupported' } },
    })
  })
}

describe.each(PLACES)('the leftovers of %s', (place) => {
  it('are what was bought and not released, held and not let go', async () => {
    const { client, control } = await startControlled(place)
    const [phoneNumber = ''] = await buy(client)
    const searchId = await hold(client)
    const held = numbersOf(await getResult(client, searchId))
    const { json } = await control('GET', '/leftovers')
    const resource = expect.any(String)
    expect(json).toEqual({
      now: NOON,
      owned: [{ resource, phoneNumber, soldBy: expect.any(String), purchasedAt: NOON }],
      holds: [{ resource, searchId, phoneNumbers: held, expiresAt: '2026-01-15T12:15:00.000Z' }],
      reservations: [],
      counts: { owned: 1, holds: 1, reservations: 0 },
    })
    await client('DELETE', `/phoneNumbers/${encodeURIComponent(phoneNumber)}?api-version=2025-06-01`)
    await control('POST', '/clock/advance', { by: '15m' })
    expect((await control('GET', '/leftovers')).json).toEqual({ now: '2026-01-15T12:15:00.000Z', ...EMPTY })
  })
})

it('What the inventory had at the start is no leftover, unless it was released and bought again', async () => {
  const store = await stockedStore()
  const first = await startApp({ store: { ...store, close: async () => {} } })
  const [phoneNumber = ''] = await buy(first.contoso)
  const searchId = await hold(first.contoso)
  await first.stop()
  const { client, control } = await startControlled('the main inventory', { store })
  expect((await control('GET', '/leftovers')).json).toEqual({ now: NOON, ...EMPTY })
  const another = await hold(client)
  expect((await control('GET', '/leftovers')).json).toMatchObject({
    holds: [{ searchId: another }],
    counts: { owned: 0, holds: 1 },
  })
  expect(another).not.toBe(searchId)
  await client('DELETE', `/phoneNumbers/${encodeURIComponent(phoneNumber)}?api-version=2025-06-01`)
  await control('POST', '/clock/advance', { by: '15m' })
  if (!goesBack()) return
  await control('POST', '/reset')
  expect((await getResult(client, searchId)).status).toBe(200)
  expect((await control('GET', '/leftovers')).json).toEqual({ now: NOON, ...EMPTY })
})
