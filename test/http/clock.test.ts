import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { PLACES, startControlled } from './support/controlled.ts'
import { getResult, hold, numbersOf } from './support/operations.ts'

const NOON = '2026-01-15T12:00:00.000Z'
const NOTHING = {
  holdsEnded: [],
  reservationsEnded: [],
  operations: [],
  counts: { holdsEnded: 0, reservationsEnded: 0, operations: 0 },
  numbersFree: 0,
}

describe.each(PLACES)('the clock of %s', (place) => {
  it('is shown, and stands still at a later instant', async () => {
    const { control } = await startControlled(place)
    expect(await control('GET', '/clock')).toMatchObject({ status: 200, json: { mode: 'frozen', now: NOON } })
    const later = { mode: 'frozen', now: '2026-01-15T13:00:00.000Z' }
    const set = await control('PUT', '/clock', { mode: 'frozen', now: '2026-01-15T14:00:00+01:00' })
    expect(set).toMatchObject({ status: 200 })
    expect(set.json).toEqual({ ...later, ...NOTHING })
    expect((await control('GET', '/clock')).json).toEqual(later)
  })

  it('runs at a rate, and as the real time', async () => {
    const { control } = await startControlled(place)
    expect((await control('PUT', '/clock', { mode: 'running', rate: 0.001 })).json).toEqual({
      mode: 'running',
      rate: 0.001,
      now: NOON,
      ...NOTHING,
    })
    expect((await control('GET', '/clock')).json).toMatchObject({ mode: 'running', rate: 0.001 })
    expect((await control('PUT', '/clock', { mode: 'running' })).json).toMatchObject({ rate: 1 })
    const real = await control('PUT', '/clock', { mode: 'real' })
    expect(real).toMatchObject({ status: 200, json: { mode: 'real' } })
    expect(real.json).not.toHaveProperty('rate')
    const advanced = await control('POST', '/clock/advance', { by: '1h' })
    expect(advanced.json).toMatchObject({ mode: 'running', rate: 1 })
  })

  it.each(['PT15M', '15m', '900s'])('is advanced by %s, and says which hold ended', async (by) => {
    const { client, control } = await startControlled(place)
    const searchId = await hold(client, { quantity: 2 })
    const phoneNumbers = numbersOf(await getResult(client, searchId))
    expect((await control('POST', '/clock/advance', { by: '1ms' })).json).toMatchObject({ numbersFree: 0 })
    const { json } = await control('POST', '/clock/advance', { by })
    const resource = place === 'a sandbox' ? expect.any(String) : 'contoso'
    expect(json).toEqual({
      mode: 'frozen',
      now: '2026-01-15T12:15:00.001Z',
      holdsEnded: [{ resource, searchId, phoneNumbers, expiresAt: '2026-01-15T12:15:00.000Z' }],
      reservationsEnded: [],
      operations: [],
      counts: { holdsEnded: 1, reservationsEnded: 0, operations: 0 },
      numbersFree: 2,
    })
    expect((await getResult(client, searchId)).json).toMatchObject({ phoneNumbers: [] })
  })

  it('goes back by no setting, and says what does', async () => {
    const { control } = await startControlled(place)
    await control('PUT', '/clock', { mode: 'frozen', now: '9000-01-01T00:00:00Z' })
    for (const [setting, target] of [
      [{ mode: 'frozen', now: NOON }, 'now'],
      [{ mode: 'running', now: NOON, rate: 60 }, 'now'],
      [{ mode: 'real' }, 'mode'],
    ] as const) {
      const { status, json } = await control('PUT', '/clock', setting)
      expect({ status, json }).toEqual({
        status: 409,
        json: {
          error: {
            code: 'ClockEarlier',
            message:
              'The clock shows 9000-01-01T00:00:00.000Z already. Only a reset sets it back: POST /_holdline/reset.',
            target,
          },
        },
      })
    }
    expect((await control('GET', '/clock')).json).toEqual({ mode: 'frozen', now: '9000-01-01T00:00:00.000Z' })
  })

  it.each([
    ['PUT', '/clock', {}, 'mode'],
    ['PUT', '/clock', { mode: 'stopped' }, 'mode'],
    ['PUT', '/clock', { mode: 'frozen', now: 'noon' }, 'now'],
    ['PUT', '/clock', { mode: 'frozen', now: '2026-02-30T00:00:00Z' }, 'now'],
    ['PUT', '/clock', { mode: 'frozen', now: '9999-12-31T00:00:00Z' }, 'now'],
    ['PUT', '/clock', { mode: 'real', now: NOON }, 'now'],
    ['PUT', '/clock', { mode: 'frozen', rate: 2 }, 'rate'],
    ['PUT', '/clock', { mode: 'running', rate: 0 }, 'rate'],
    ['PUT', '/clock', { mode: 'running', rate: 1e9 }, 'rate'],
    ['PUT', '/clock', { mode: 'frozen', at: NOON }, 'at'],
    ['POST', '/clock/advance', {}, 'by'],
    ['POST', '/clock/advance', { by: '-1m' }, 'by'],
    ['POST', '/clock/advance', { by: 'a while' }, 'by'],
    ['POST', '/clock/advance', { by: '4000d' }, 'by'],
    ['POST', '/clock/advance', { by: 60_000 }, 'by'],
  ])('refuses %s %s %j', async (method, path, body, target) => {
    const { control } = await startControlled(place)
    const { status, json } = await control(method, path, body)
    expect(status).toBe(400)
    expect(json).toMatchObject({ error: { code: 'InvalidInput', target } })
    expect((await control('GET', '/clock')).json).toEqual({ mode: 'frozen', now: NOON })
  })
})

it('A server without controls refuses each of them, and says how to switch them on', async () => {
  const { host } = await startApp({ controls: false })
  const operator = createClient(host, OPERATOR_KEY)
  for (const [method, path] of [
    ['GET', 'clock'],
    ['PUT', 'clock'],
    ['POST', 'clock/advance'],
    ['POST', 'reset'],
    ['GET', 'leftovers'],
    ['GET', 'snapshots'],
    ['PUT', 'snapshots/a'],
    ['POST', 'snapshots/a/restore'],
    ['DELETE', 'snapshots/a'],
  ] as const) {
    const { status, json } = await operator(
      method,
      `/_holdline/${path}`,
      method === 'GET' ? {} : { body: {} },
    )
    expect([method, path, status]).toEqual([method, path, 403])
    expect(json).toMatchObject({ error: { code: 'ControlsOff' } })
  }
})
