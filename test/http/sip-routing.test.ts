import { describe, expect, it } from 'vitest'
import { at, recorded } from './support/operations.ts'
import {
  NO_SIP,
  PATTERN,
  patchSip,
  SIP_NEWEST,
  SIP_PREVIEW,
  sipRefusal,
  sipRoute,
  sipText,
} from './support/sip.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const [A, B, C] = ['a.example.com', 'b.example.com', 'c.example.com']

describe.each([SIP_NEWEST, SIP_PREVIEW])('The SIP configuration in %s', (version) => {
  it('is empty at first, and is each resource’s own', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    expect(await sipText(contoso, version)).toBe(NO_SIP)
    const changed = await patchSip(contoso, { trunks: { [A]: { sipSignalingPort: 5061 } } }, version)
    expect([changed.status, changed.text]).toEqual([
      200,
      '{"trunks":{"a.example.com":{"sipSignalingPort":5061}},"routes":[]}',
    ])
    expect(await sipText(contoso, version)).toBe(changed.text)
    expect(await sipText(fabrikam, version)).toBe(NO_SIP)
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
  expect((await patchSip(contoso, { trunks: null, routes: null })).text).toBe(NO_SIP)
})

it('Trunks and routes in one patch are checked together, and unknown fields are ignored', async () => {
  const { contoso } = await startCheckedApp()
  const body = {
    trunks: { [A]: { sipSignalingPort: 1, enabled: true } },
    routes: [sipRoute({ trunks: [A], callerIdOverride: '+1', description: null })],
    domains: {},
  }
  const { status, json } = await patchSip(contoso, body)
  const kept = { trunks: { [A]: { sipSignalingPort: 1 } }, routes: [sipRoute({ trunks: [A] })] }
  expect([status, json]).toEqual([200, kept])
  // The trunk and its last route go together.
  expect((await patchSip(contoso, { trunks: { [A]: null }, routes: [] })).text).toBe(NO_SIP)
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
      expect(await sipText(lenient.contoso, version)).toBe(NO_SIP)
    }
    const strict = await startCheckedApp({ strictApiVersion: true })
    const reply = await strict.contoso('GET', at('/sip', '2030-01-01'))
    expect([reply.status, reply.json]).toEqual([400, unsupported('/sip', '2030-01-01')])
    expect(await sipText(strict.contoso)).toBe(NO_SIP)
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
  expect((await contoso('PATCH', target)).text).toBe(sipRefusal('EmptyPatch', 'Patch with no data provided.'))
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
  expect(await sipText(contoso)).toBe(NO_SIP)
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
