import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'

const VERSION = 'api-version=2025-06-01'
const FEW = [{ country: 'US', areaCode: '425', numbers: 5 }]
const ID = '6227aeb8-8086-4824-9586-05cafe96f37b'
const NOON = '2020-02-29T12:00:00.000Z'

/** A server, and a function that makes a sandbox of the name `one`. */
async function given() {
  const { host, control } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  const make = (body: object) => operator('POST', '/_holdline/sandboxes', { body: { name: 'one', ...body } })
  const ask = async (path: string) => (await operator('GET', `/_holdline/sandboxes/one${path}`)).json
  return { operator, make, ask, control, host }
}

const SIP_TARGET = '/sip?api-version=2023-03-01'
const SIP = {
  trunks: { 'sbc.example.com': { sipSignalingPort: 5061 } },
  routes: [{ name: 'all', numberPattern: '^.*$', trunks: ['sbc.example.com'] }],
}

describe('a sandbox that begins with a seed of its own', () => {
  it('has its stock, owners, holds and reservations, under its own offerings and clock', async () => {
    const { make, ask, host } = await given()
    const offering = {
      country: 'US',
      numberType: 'geographic',
      assignmentType: 'application',
      capabilities: { calling: 'inbound', sms: 'none' },
      cost: { amount: 7, currencyCode: 'EUR' },
    }
    const seed = {
      stock: FEW,
      offerings: [offering],
      owned: [{ phoneNumbers: ['+14255550103'] }],
      holds: [{ country: 'US', areaCode: '425', quantity: 2, expiresIn: '5m' }],
      reservations: [{ id: ID, phoneNumbers: ['+14255550104'], expiresIn: '1m' }],
      sipRouting: [SIP],
    }
    const clock = { mode: 'frozen', now: NOON }
    const made = await make({ seed, clock })
    expect(made.status).toBe(201)
    expect(await ask('/stock')).toMatchObject({ total: 5, free: 1, held: 3, owned: 1 })
    expect(await ask('/clock')).toEqual(clock)
    const { httpConnectionString } = made.json as { httpConnectionString: string }
    const client = createClient(host, httpConnectionString.split('accesskey=')[1] ?? '')
    expect((await client('GET', `/availablePhoneNumbers/reservations/${ID}?${VERSION}`)).json).toMatchObject({
      expiresAt: '2020-02-29T12:01:00.000+00:00',
    })
    expect((await client('GET', `/phoneNumbers/+14255550103?${VERSION}`)).json).toMatchObject({
      purchaseDate: NOON.replace('Z', '+00:00'),
      cost: { amount: 7, currencyCode: 'EUR' },
    })
    expect((await client('GET', SIP_TARGET)).json).toEqual(SIP)
    expect((await client('PATCH', SIP_TARGET, { body: { trunks: null, routes: [] } })).status).toBe(200)
    const advanced = await client('POST', '/_holdline/clock/advance', { body: { by: '5m' } })
    expect(advanced.json).toMatchObject({ numbersFree: 3, counts: { holdsEnded: 1, reservationsEnded: 1 } })
    // What it began with is no leftover, and comes back.
    await client('POST', '/_holdline/reset', { body: {} })
    expect((await client('GET', SIP_TARGET)).json).toEqual(SIP)
    expect(await ask('/stock')).toMatchObject({ total: 5, free: 1, held: 3, owned: 1 })
    expect(await ask('/clock')).toEqual(clock)
    expect(await ask('/leftovers')).toMatchObject({ counts: { owned: 0, holds: 0, reservations: 0 } })
  })

  it('has its fault rules, which a reset puts back as they began', async () => {
    const { make, ask, host } = await given()
    const faults = [
      { id: 'busy', effect: { status: 503 }, times: 1 },
      { id: 'later', effect: { status: 429 }, window: { after: '5m', for: '1m' } },
      { id: 'over', effect: { status: 500 }, window: { to: '2020-02-29T12:10:00Z' } },
    ]
    const made = await make({ seed: { stock: FEW, faults }, clock: { mode: 'frozen', now: NOON } })
    const { httpConnectionString } = made.json as { httpConnectionString: string }
    const client = createClient(host, httpConnectionString.split('accesskey=')[1] ?? '')
    const list = async () => (await client('GET', `/phoneNumbers?${VERSION}`)).status
    for (let time = 0; time < 2; time += 1) {
      expect(await list()).toBe(503)
      await client('DELETE', '/_holdline/faults/over', { body: {} })
      expect(await list()).toBe(200)
      await client('POST', '/_holdline/clock/advance', { body: { by: '5m' } })
      expect(await list()).toBe(429)
      await client('POST', '/_holdline/faults', { body: { effect: { status: 404 } } })
      await client('POST', '/_holdline/reset', { body: {} })
      expect(await ask('/faults')).toMatchObject({
        faults: faults.map((fault) => ({ ...fault, hits: 0, createdAt: NOON })),
      })
    }
  })

  it('has the faults that are still to come by its clock', async () => {
    const { make, ask } = await given()
    const to = (instant: string) => ({ effect: { status: 500 }, window: { to: instant } })
    const faults = [to('2020-02-29T11:59:59Z'), to('2020-02-29T12:00:01Z')]
    expect((await make({ seed: { faults }, clock: { mode: 'frozen', now: NOON } })).status).toBe(201)
    expect(await ask('/faults')).toMatchObject({ faults: [faults[1]] })
  })

  it('has the numbers that the server started with, where the seed has none', async () => {
    const { make, ask } = await given()
    await make({ seed: { owned: [{ phoneNumbers: ['+14255550103'] }] } })
    expect(await ask('/stock')).toMatchObject({ total: 200, owned: 1 })
  })
})

describe('a sandbox of its own stock or clock', () => {
  it('has the numbers of its entries', async () => {
    const { make, ask } = await given()
    const range = {
      country: 'US',
      areaCode: '907',
      first: '+19075550100',
      numbers: 2,
      capabilities: { calling: 'inbound', sms: 'none' },
    }
    expect((await make({ stock: [...FEW, range] })).status).toBe(201)
    expect(await ask('/stock')).toMatchObject({
      total: 7,
      stocks: [{ areaCode: '425' }, { areaCode: '907' }],
    })
  })

  it('runs from its instant at its rate, or is frozen now', async () => {
    const { operator, make, ask } = await given()
    await make({ clock: { mode: 'running', now: NOON, rate: 1_000 } })
    const clock = (await ask('/clock')) as { now: string }
    expect(clock).toMatchObject({ mode: 'running', rate: 1_000 })
    expect(clock.now).toMatch(/^2020-02-29T1[2-9]:/)
    await operator('DELETE', '/_holdline/sandboxes/one')
    await make({ clock: { mode: 'frozen' } })
    expect(await ask('/clock')).toMatchObject({ mode: 'frozen' })
  })
})

describe('a sandbox that cannot begin so', () => {
  it.each([
    [{ seed: { stok: [] } }, 'seed.stok is unknown'],
    [{ seed: [] }, 'seed must be of type object'],
    [
      { seed: { sipRouting: [{ trunks: { '-1': { sipSignalingPort: 1 } } }] } },
      'seed.sipRouting.0 cannot be had: the SIP configuration is refused (invalidTrunkFqdn)',
    ],
    [{ seed: { stock: [{ country: 'us' }] } }, 'seed.stock.0.country must be the two capital letters'],
    [
      { seed: { stock: [{ country: 'US', areaCode: '999' }] } },
      'seed.stock.0 cannot be had: the default stock has no',
    ],
    [
      { seed: { owned: [{ phoneNumbers: ['+12125559999'] }] } },
      'seed.owned.0.phoneNumbers.0 cannot be had: +12125559999',
    ],
    [{ seed: { holds: [{ country: 'US', expiresIn: 'soon' }] } }, 'seed.holds.0.expiresIn cannot be had'],
    [{ seed: { holds: [{ country: 'US', resource: 'fabrikam' }] } }, 'seed.holds.0.resource cannot be had'],
    [{ seed: { faults: [{ effect: { status: 1 } }] } }, 'seed.faults.0.effect.status must be >= 200'],
    [
      { seed: { faults: [{ effect: { latency: 'soon' } }] } },
      'seed.faults.0.effect.latency cannot be had: effect.latency must be a duration',
    ],
    [{ seed: { stock: FEW }, stock: 'none' }, 'stock cannot be had: the seed has a stock too'],
    [{ stock: 'some' }, 'stock must be one of default, none'],
    [{ stock: [{ country: 'US', numbers: 0 }] }, 'stock.0.numbers must be >= 1'],
    [{ stock: [{ country: 'US', areaCode: '425', numbers: 101 }] }, 'stock.0.numbers cannot be had'],
    [{ clock: {} }, 'clock.mode is required'],
    [{ clock: { mode: 'stopped' } }, 'clock.mode must be one of real, frozen, running'],
    [{ clock: { mode: 'frozen', rate: 2 } }, 'clock.rate is for the mode running alone'],
    [{ clock: { mode: 'running', rate: 0 } }, 'clock.rate must be >= 0.001'],
    [{ clock: { mode: 'frozen', now: 'noon' } }, 'clock.now must be an instant'],
    [
      { clock: { mode: 'frozen', now: '1969-12-31T23:59:59Z' } },
      'clock.now cannot be had: the earliest time',
    ],
    [{ clock: { mode: 'frozen', now: '9999-12-31T00:00:00Z' } }, 'clock.now cannot be had: the latest time'],
  ])('%j is a 400 that names the member, and its name stays free', async (body, message) => {
    const { operator, make } = await given()
    const { status, json } = await make(body)
    expect(json).toMatchObject({ error: { code: 'InvalidInput', message: expect.stringContaining(message) } })
    expect(status).toBe(400)
    expect((await operator('GET', '/_holdline/sandboxes')).json).toEqual({ sandboxes: [] })
    expect((await make({})).status).toBe(201)
  })

  it('is one of too many numbers, however many entries name them', async () => {
    const { make } = await given()
    const capabilities = { calling: 'inbound', sms: 'none' }
    const million = (_: unknown, nth: number) => ({
      ...{ country: 'US', capabilities },
      ...{ first: `+1${200 + nth}0000000`, last: `+1${200 + nth}0999999` },
    })
    const stock = Array.from({ length: 11 }, million)
    for (const [body, message] of [
      [{ seed: { stock } }, 'seed.stock.10 cannot be had: the stock has 10000000 numbers at most'],
      [{ stock }, 'stock.10 cannot be had: the stock has 10000000 numbers at most'],
      [
        { seed: { stock: Array(5_001).fill({ country: 'US' }) } },
        'seed.stock must NOT have more than 5000 items',
      ],
      [{ stock: Array(5_001).fill({ country: 'US' }) }, 'stock must NOT have more than 5000 items'],
    ] as const) {
      const { status, json } = await make(body)
      expect(json).toMatchObject({
        error: { code: 'InvalidInput', message: expect.stringContaining(message) },
      })
      expect(status).toBe(400)
    }
  })
})
