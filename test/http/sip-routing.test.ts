import { describe, expect, it } from 'vitest'
import { at, recorded } from './support/operations.ts'
import { PATTERN, patchSip, SIP_NEWEST, SIP_PREVIEW, sipText } from './support/sip.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const EMPTY = '{"trunks":{},"routes":[]}'
const [A, B, C] = ['a.example.com', 'b.example.com', 'c.example.com']
const route = (more: object) => ({ name: 'one', numberPattern: PATTERN, ...more })

/** What the service refuses: the patch, the status, and the inner error. Each is sent to trunk A with a route to it. */
const REFUSALS: readonly [title: string, patch: object, status: number, code: string, message: string][] = [
  ['no data', {}, 422, 'EmptyPatch', 'Patch with no data provided.'],
  ['no trunk', { trunks: {} }, 422, 'EmptyPatch', 'Patch with no data provided.'],
  ...[0, -1, 65_536, null].map(
    (port) =>
      [
        `the port ${port}`,
        { trunks: { [B]: { sipSignalingPort: port } } },
        422,
        'InvalidTrunkSipSignalingPort',
        'Trunk with an invalid SIP signaling port.',
      ] as const satisfies [string, object, number, string, string],
  ),
  [
    'a new trunk without a port',
    { trunks: { [B]: {} } },
    422,
    'InvalidTrunkSipSignalingPort',
    'Trunk with an invalid SIP signaling port.',
  ],
  [
    'the port of a trunk taken away',
    { trunks: { [A]: { sipSignalingPort: null } } },
    422,
    'InvalidTrunkSipSignalingPort',
    'Trunk with an invalid SIP signaling port.',
  ],
  ...['-1', '_', '', 'a..b', 'a b.com', '10.0.0.1', 'x'.repeat(64), `${'a.'.repeat(124)}ab`].map(
    (fqdn) =>
      [
        `the name '${fqdn}'`,
        { trunks: { [fqdn]: { sipSignalingPort: 5061 } } },
        422,
        'InvalidTrunkFqdn',
        `Domain '${fqdn}' is not properly formatted domnain name.`,
      ] as const satisfies [string, object, number, string, string],
  ),
  ...['', null, undefined].map(
    (name) =>
      [
        `the route name ${JSON.stringify(name)}`,
        { routes: [route({ name })] },
        422,
        'InvalidRouteName',
        'Route with an invalid name.',
      ] as const satisfies [string, object, number, string, string],
  ),
  ...['', null, undefined].map(
    (numberPattern) =>
      [
        `the number pattern ${JSON.stringify(numberPattern)}`,
        { routes: [route({ numberPattern })] },
        422,
        'InvalidRouteNumberPattern',
        'Route with an invalid number pattern.',
      ] as const satisfies [string, object, number, string, string],
  ),
  [
    'two routes of one name',
    { routes: [route({}), route({ numberPattern: 'other' })] },
    400,
    'DuplicatedRoute',
    'There is a duplicated route.',
  ],
  [
    'a trunk twice in a route',
    { routes: [route({ trunks: [A, A] })] },
    400,
    'RouteWithDuplicatedTrunk',
    'There is a duplicated trunk in a route.',
  ],
  [
    'a route to no trunk',
    { routes: [route({ trunks: [B] })] },
    422,
    'MissingTrunk',
    'Route targeting a missing trunk.',
  ],
  [
    'a used trunk removed',
    { trunks: { [A]: null } },
    422,
    'MissingTrunk',
    'Route targeting a missing trunk.',
  ],
  ['all trunks removed', { trunks: null }, 422, 'MissingTrunk', 'Route targeting a missing trunk.'],
  [
    'a good trunk beside a bad one',
    { trunks: { [B]: { sipSignalingPort: 1 }, [C]: { sipSignalingPort: 0 } } },
    422,
    'InvalidTrunkSipSignalingPort',
    'Trunk with an invalid SIP signaling port.',
  ],
]

function refusal(code: string, message: string): string {
  return `{"error":{"code":"UnprocessableConfiguration","message":"One or more request inputs are not valid.","innererror":{"code":"${code}","message":"${message}"}}}`
}

describe.each([SIP_NEWEST, SIP_PREVIEW])('The SIP configuration in %s', (version) => {
  it('is empty at first, and is each resource’s own', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    expect(await sipText(contoso, version)).toBe(EMPTY)
    const changed = await patchSip(contoso, { trunks: { [A]: { sipSignalingPort: 5061 } } }, version)
    expect([changed.status, changed.text]).toEqual([
      200,
      '{"trunks":{"a.example.com":{"sipSignalingPort":5061}},"routes":[]}',
    ])
    expect(await sipText(contoso, version)).toBe(changed.text)
    expect(await sipText(fabrikam, version)).toBe(EMPTY)
  })

  it('names the versions of SIP routing', async () => {
    const { contoso } = await startCheckedApp()
    for (const [method, sending] of [
      ['GET', {}],
      ['GET', { headers: { authorization: '' } }],
      ['DELETE', {}],
    ] as const) {
      const { headers } = await contoso(method, at('/sip', version), sending)
      expect(headers['api-supported-versions']).toBe('2021-05-01-preview, 2023-03-01')
    }
  })
})

it('A patch merges trunks by name, replaces routes as a whole, and keeps the order', async () => {
  const { contoso } = await startCheckedApp()
  await patchSip(contoso, {
    trunks: { [C]: { sipSignalingPort: 1 }, [A]: { sipSignalingPort: 2 }, [B]: { sipSignalingPort: 3 } },
  })
  const routes = [
    { description: '', name: 'z', numberPattern: PATTERN, trunks: [B, A] },
    { name: 'a', numberPattern: '(?<year>x)' },
  ]
  const routed =
    '"routes":[{"name":"z","numberPattern":"^+[1-9][0-9]{3,23}$","description":"","trunks":["b.example.com","a.example.com"]},{"name":"a","numberPattern":"(?<year>x)","trunks":[]}]'
  const trunk = (fqdn: string, port: number) => `"${fqdn}":{"sipSignalingPort":${port}}`
  expect((await patchSip(contoso, { routes })).text).toBe(
    `{"trunks":{${trunk(C, 1)},${trunk(A, 2)},${trunk(B, 3)}},${routed}}`,
  )
  // A new port keeps the place, a removed trunk that comes back is the last, and a missing one is removed in vain.
  const patch = { trunks: { [A]: { sipSignalingPort: 9 }, [C]: null, 'missing.example.com': null } }
  expect((await patchSip(contoso, patch)).text).toBe(`{"trunks":{${trunk(A, 9)},${trunk(B, 3)}},${routed}}`)
  expect((await patchSip(contoso, { trunks: { [C]: { sipSignalingPort: 5 }, [B]: {} } })).text).toBe(
    `{"trunks":{${trunk(A, 9)},${trunk(B, 3)},${trunk(C, 5)}},${routed}}`,
  )
  expect((await patchSip(contoso, { routes: [] })).text).toBe(
    `{"trunks":{${trunk(A, 9)},${trunk(B, 3)},${trunk(C, 5)}},"routes":[]}`,
  )
  expect((await patchSip(contoso, { trunks: null, routes: null })).text).toBe(EMPTY)
})

it('Trunks and routes in one patch are checked together, and unknown fields are ignored', async () => {
  const { contoso } = await startCheckedApp()
  const body = {
    trunks: { [A]: { sipSignalingPort: 1, enabled: true } },
    routes: [route({ trunks: [A], callerIdOverride: '+1', description: null })],
    domains: {},
  }
  const { status, json } = await patchSip(contoso, body)
  const kept = { trunks: { [A]: { sipSignalingPort: 1 } }, routes: [route({ trunks: [A] })] }
  expect([status, json]).toEqual([200, kept])
  // The trunk and its last route go together.
  expect((await patchSip(contoso, { trunks: { [A]: null }, routes: [] })).text).toBe(EMPTY)
})

describe('A patch is refused, and changes nothing, with', () => {
  it.each(REFUSALS)('%s', async (_, patch, status, code, message) => {
    const { contoso } = await startCheckedApp()
    const body = { trunks: { [A]: { sipSignalingPort: 5061 } }, routes: [route({ trunks: [A] })] }
    const before = (await patchSip(contoso, body)).text
    const reply = await patchSip(contoso, patch)
    expect([reply.status, reply.text]).toEqual([status, refusal(code, message)])
    expect(await sipText(contoso)).toBe(before)
  })

  it('a wrong name, in the words of the preview', async () => {
    const { contoso } = await startCheckedApp()
    const patch = { trunks: { '-1': { sipSignalingPort: 8239 } } }
    expect((await patchSip(contoso, patch, SIP_PREVIEW)).text).toBe(
      refusal('InvalidTrunkFqdn', 'Trunk with an invalid FQDN.'),
    )
    expect((await patchSip(contoso, patch, '2030-01-01')).text).toBe(
      refusal('InvalidTrunkFqdn', "Domain '-1' is not properly formatted domnain name."),
    )
  })

  it.each([
    ['trunks', [], 'must be of type object or null'],
    ['trunks', { [A]: 1 }, 'must be of type object or null'],
    ['trunks', { [A]: { sipSignalingPort: '5061' } }, 'must be of type integer or null'],
    ['trunks', { [A]: { sipSignalingPort: 50.5 } }, 'must be of type integer or null'],
    ['trunks', { [A]: { sipSignalingPort: 2 ** 31 } }, 'must be of format int32'],
    ['routes', {}, 'must be of type array or null'],
    ['routes', [null], 'must be of type object'],
    ['routes', [route({ name: 1 })], 'must be of type string or null'],
    ['routes', [route({ trunks: [1] })], 'must be of type string'],
    ['routes', [route({ name: 'x'.repeat(257) })], 'must NOT have more than 256 characters'],
    ['routes', [route({ numberPattern: 'x'.repeat(1_025) })], 'must NOT have more than 1024 characters'],
    ['routes', [route({ description: 'x'.repeat(1_025) })], 'must NOT have more than 1024 characters'],
  ])('a value of another form in %s: %o', async (field, value, requirement) => {
    const { contoso } = await startCheckedApp()
    const { status, json } = await patchSip(contoso, { [field]: value })
    expect(status).toBe(400)
    expect(json).toMatchObject({
      error: { code: 'InvalidInput', message: expect.stringContaining(requirement) },
    })
    expect(await sipText(contoso)).toBe(EMPTY)
  })
})

describe('The limits', () => {
  const names = (count: number, length: number) =>
    Array.from({ length: count }, (_, nth) => `t${nth}.${'a.'.repeat(124)}`.slice(0, length - 1).concat('z'))

  /** All counts and the texts of routes are at their limits. */
  const largest = (fqdnLength: number) => {
    const fqdns = names(250, fqdnLength)
    const routes = fqdns.map((_, nth) => ({
      description: 'd'.repeat(1_024),
      name: `${nth}`.padEnd(256, 'n'),
      numberPattern: 'p'.repeat(1_024),
      trunks: fqdns,
    }))
    const trunks = Object.fromEntries(fqdns.map((fqdn) => [fqdn, { sipSignalingPort: 65_535 }]))
    return { trunks, routes }
  }

  it('may all be reached at once', async () => {
    const { contoso } = await startCheckedApp()
    const { trunks, routes } = largest(50)
    const reply = await patchSip(contoso, { trunks, routes })
    expect(reply.status).toBe(200)
    expect(Object.entries(JSON.parse(reply.text).trunks)).toEqual(Object.entries(trunks))
    expect(reply.json).toEqual({ trunks, routes })
    expect((await sipText(contoso)) === reply.text).toBe(true)
    const longest = { trunks: largest(249).trunks, routes: [] }
    expect((await patchSip(contoso, { trunks: null, routes: null })).text).toBe(EMPTY)
    expect((await patchSip(contoso, longest)).json).toEqual(longest)
  })

  it('of a body are 4 MiB', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await patchSip(contoso, largest(249))
    expect([reply.status, reply.json]).toEqual([
      413,
      recorded('RequestEntityTooLarge', 'The request body is larger than 4 MiB.'),
    ])
    expect(await sipText(contoso)).toBe(EMPTY)
  })

  it('cannot be passed', async () => {
    const { contoso } = await startCheckedApp()
    const trunks = (fqdns: readonly string[]) =>
      Object.fromEntries(fqdns.map((fqdn) => [fqdn, { sipSignalingPort: 1 }]))
    const routes = (count: number, of: object = {}) =>
      Array.from({ length: count }, (_, nth) => route({ name: `${nth}`, ...of }))
    for (const patch of [
      { trunks: trunks(names(251, 20)) },
      { routes: routes(251) },
      { routes: routes(1, { trunks: names(251, 20) }) },
    ]) {
      const { status, json } = await patchSip(contoso, patch)
      expect(status).toBe(400)
      expect(json).toMatchObject({ error: { code: 'InvalidInput', message: expect.stringContaining('250') } })
    }
    expect((await patchSip(contoso, { trunks: trunks(names(250, 20)) })).status).toBe(200)
    const full = await sipText(contoso)
    const more = await patchSip(contoso, { trunks: { [A]: { sipSignalingPort: 1 } } })
    expect([more.status, more.text]).toEqual([
      422,
      refusal('TooManyTrunks', 'There are more than 250 trunks.'),
    ])
    expect(await sipText(contoso)).toBe(full)
  })
})

describe('The api-version of SIP routing', () => {
  const unsupported = (path: string, version: string) =>
    recorded(
      'UnsupportedApiVersion',
      `The HTTP resource that matches the request URI '${path}' does not support the API version '${version}'.`,
      { target: 'api-version' },
    )

  it('is none of the Phone Numbers API, and the reverse', async () => {
    const { contoso } = await startCheckedApp()
    const all = ['2021-03-07', '2022-12-01', '2025-02-11', '2025-04-01', '2025-06-01']
    for (const version of [...all, '2024-11-15-preview', '2023-04-01-preview', '2021-05-01', '2020-01-01']) {
      const reply = await contoso('GET', at('/sip', version))
      expect([reply.status, reply.json]).toEqual([400, unsupported('/sip', version)])
    }
    for (const version of [SIP_NEWEST, SIP_PREVIEW]) {
      const reply = await contoso('GET', at('/phoneNumbers', version))
      expect([reply.status, reply.json]).toEqual([400, unsupported('/phoneNumbers', version)])
    }
  })

  it('may be newer than every known one, unless the server is strict', async () => {
    const lenient = await startCheckedApp()
    for (const version of ['2023-03-02', '2025-06-02', '2030-01-01']) {
      expect(await sipText(lenient.contoso, version)).toBe(EMPTY)
    }
    const strict = await startCheckedApp({ strictApiVersion: true })
    const reply = await strict.contoso('GET', at('/sip', '2030-01-01'))
    expect([reply.status, reply.json]).toEqual([400, unsupported('/sip', '2030-01-01')])
    expect(await sipText(strict.contoso)).toBe(EMPTY)
  })

  it('is required', async () => {
    const { contoso } = await startCheckedApp()
    expect(await contoso('PATCH', '/sip', { body: {} })).toMatchObject({
      status: 400,
      json: { error: { code: 'ApiVersionUnspecified' } },
    })
  })
})

it('A patch without a body has no data, and one of another media type is a 415', async () => {
  const { contoso } = await startCheckedApp()
  const target = at('/sip', SIP_NEWEST)
  expect((await contoso('PATCH', target)).text).toBe(refusal('EmptyPatch', 'Patch with no data provided.'))
  const headers = { 'content-type': 'text/plain' }
  expect(await contoso('PATCH', target, { body: '{}', headers })).toMatchObject({ status: 415 })
  expect(await contoso('PATCH', target, { body: '{' })).toMatchObject({ status: 400 })
  expect(await contoso('PUT', target, { body: '{}' })).toMatchObject({ status: 405 })
})

it('Patches at the same time act as if they came one after the other', async () => {
  const { contoso } = await startCheckedApp()
  const fqdns = Array.from({ length: 20 }, (_, nth) => `t${nth}.example.com`)
  const replies = await Promise.all(
    fqdns.map((fqdn, nth) => patchSip(contoso, { trunks: { [fqdn]: { sipSignalingPort: nth + 1 } } })),
  )
  expect(replies.map(({ status }) => status)).toEqual(fqdns.map(() => 200))
  const longest = replies.map(({ text }) => text).sort((one, other) => other.length - one.length)[0] ?? ''
  expect(await sipText(contoso)).toBe(longest)
  const { trunks } = JSON.parse(longest)
  // Each answer is the whole after its own change: the first trunks of the end, and its own as the last one.
  const order = Object.keys(trunks)
  expect([...order].sort()).toEqual([...fqdns].sort())
  for (const { text } of replies) {
    const seen = Object.keys(JSON.parse(text).trunks)
    expect(seen).toEqual(order.slice(0, seen.length))
  }
  expect(new Set(replies.map(({ text }) => Object.keys(JSON.parse(text).trunks).length)).size).toBe(20)
})

it('A suspended resource reads its configuration, and does not change it', async () => {
  const { contoso } = await startCheckedApp({ policy: { isSuspended: true } })
  expect(await sipText(contoso)).toBe(EMPTY)
  const reply = await patchSip(contoso, { trunks: { [A]: { sipSignalingPort: 1 } } })
  expect(reply).toMatchObject({ status: 403, json: { error: { code: 'ResourceSuspended' } } })
})

it('A text keeps every character', async () => {
  const { contoso } = await startCheckedApp()
  const name = `"\\\u0000\n\u007f\u2028é${String.fromCodePoint(0x1f600)}\ud800`
  const routes = [{ description: name, name, numberPattern: name, trunks: [] }]
  const { status, json } = await patchSip(contoso, { routes })
  expect([status, json]).toEqual([200, { trunks: {}, routes }])
  expect(JSON.parse(await sipText(contoso))).toEqual({ trunks: {}, routes })
})
