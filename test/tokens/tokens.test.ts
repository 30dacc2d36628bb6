import type { JWTPayload } from 'jose'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { createClient } from '../support/client.ts'
import { signObjects } from './support/sign-text.ts'
import { makeSigningKey } from './support/signing-key.ts'
import { AUDIENCE, claimsOf, openTestIssuer, type TestIssuer } from './support/test-issuer.ts'
import {
  CONTOSO,
  configOf,
  FABRIKAM,
  LIST,
  OPERATOR,
  RESOURCES,
  STOCK,
  startTokenServer,
} from './support/token-server.ts'

const DENIED = '{"error":{"code":"Denied","message":"Denied by the resource provider."}}'
const UNCHECKED =
  '{"error":{"code":"ServiceUnavailable","message":"The token cannot be checked right now. Try again."}}'
const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47'
const STAND_IN = { resources: [{ name: 'default' }] }

async function startIssuer(alg = 'ES256'): Promise<TestIssuer> {
  const issuer = await openTestIssuer(alg)
  onTestFinished(() => issuer.stop())
  return issuer
}

function entryOf({ issuer }: TestIssuer, more = {}) {
  return { issuer, audience: AUDIENCE, resource: { claim: 'resource' }, ...more }
}

describe('a token of an issuer', () => {
  it('is good over HTTPS for the resource that it names, and not for another host', async () => {
    const issuer = await startIssuer()
    const { ask, holdline } = await startTokenServer([entryOf(issuer)])
    const token = await issuer.token()
    expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 200 })
    expect(await ask(`bearer   ${token} `, LIST, { host: 'contoso.example' })).toMatchObject({ status: 200 })
    for (const host of ['fabrikam.example', 'own.example']) {
      expect(await ask(`Bearer ${token}`, LIST, { host })).toMatchObject({ status: 401, text: DENIED })
    }
    expect(await ask(`Bearer ${token}`, STOCK)).toMatchObject({ status: 401, text: DENIED })
    const authorization = `Bearer ${token}`
    const plain = await fetch(`${holdline.addresses.http}${LIST}`, { headers: { authorization } })
    expect(plain.status).toBe(401)
  })

  it.each([
    'RS256',
    'RS384',
    'RS512',
    'PS256',
    'PS384',
    'PS512',
    'ES256',
    'ES384',
    'ES512',
    'EdDSA',
    'Ed25519',
  ])('is good with %s', async (alg) => {
    const issuer = await startIssuer(alg)
    const { statusOf } = await startTokenServer([entryOf(issuer)])
    expect(await statusOf(await issuer.token())).toBe(200)
    expect(await statusOf(await issuer.token({}, { typ: 'at+JWT', x5t: 'AAAA' }))).toBe(200)
    // The issuer has one key, so a token need not name it.
    expect(await statusOf(await issuer.token({}, { kid: undefined, typ: undefined }))).toBe(200)
  })

  it('is good for a minute before and after its time, by the clock of the machine and not by that of the inventory', async () => {
    const issuer = await startIssuer()
    const now = Math.floor(Date.now() / 1_000) * 1_000
    const { statusOf, holdline } = await startTokenServer([entryOf(issuer)], { systemNow: () => now })
    const seconds = now / 1_000
    const statusWith = async (claims: JWTPayload) => statusOf(await issuer.token(claims))
    expect([await statusWith({ exp: seconds - 59 }), await statusWith({ exp: seconds - 60 })]).toEqual([
      200, 401,
    ])
    expect([await statusWith({ nbf: seconds + 60 }), await statusWith({ nbf: seconds + 61 })]).toEqual([
      200, 401,
    ])
    expect([await statusWith({ iat: seconds + 60 }), await statusWith({ iat: seconds + 61 })]).toEqual([
      200, 401,
    ])
    await holdline.inventory.store.resetClock({ mode: 'frozen', at: now + 315_576_000_000 })
    expect(await statusWith({})).toBe(200)
  })

  it('names its resource by a map', async () => {
    const issuer = await startIssuer()
    const map = { 'shop-1': 'contoso', 'shop-2': 'fabrikam', 'shop-3': 'nobody', ['__proto__']: 'contoso' }
    const { ask, holdline } = await startTokenServer([
      entryOf(issuer, { resource: { claim: 'client_id', map } }),
      entryOf(issuer, { audience: `${AUDIENCE}/sub`, resource: { map: { shop: 'fabrikam' } } }),
    ])
    const hostsOf = async (claims: JWTPayload) => {
      const token = await issuer.token(claims)
      const hosts = ['contoso.example', 'fabrikam.example']
      const answers = await Promise.all(hosts.map((host) => ask(`Bearer ${token}`, LIST, { host })))
      return hosts.filter((_, index) => answers[index]?.status === 200)
    }
    expect(await hostsOf({ client_id: 'shop-1' })).toEqual(['contoso.example'])
    expect(await hostsOf({ client_id: 'shop-2', resource: 'contoso' })).toEqual(['fabrikam.example'])
    for (const client of ['shop-3', 'contoso', 'constructor', 'toString', 'SHOP-1', undefined]) {
      expect(await hostsOf({ client_id: client })).toEqual([])
    }
    expect(await hostsOf({ aud: `${AUDIENCE}/sub` })).toEqual(['fabrikam.example'])
    expect(await hostsOf({ aud: ['https://other.example', `${AUDIENCE}/sub`] })).toEqual(['fabrikam.example'])
    expect(holdline.register.directory.resources).toHaveLength(2)
  })

  it('of a suspended resource reads alone, and its revoked issuer is forgotten', async () => {
    const issuer = await startIssuer()
    const { ask, statusOf, holdline } = await startTokenServer([entryOf(issuer)], {
      document: { resources: RESOURCES, maxSearchQuantity: 5 },
    })
    const token = await issuer.token({ resource: 'fabrikam' })
    const operate = (path: string) =>
      ask(`Bearer ${OPERATOR}`, `/_holdline/resources/${path}`, { method: 'POST' })
    expect(await operate('fabrikam/suspend')).toMatchObject({ status: 200 })
    expect(await statusOf(token)).toBe(200)
    const search = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'
    const refused = await ask(`Bearer ${token}`, search, { method: 'POST', body: '{}' })
    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('"ResourceSuspended"') })
    expect(await operate('fabrikam/resume')).toMatchObject({ status: 200 })
    holdline.reconfigure(configOf([], { resources: RESOURCES }))
    expect(await statusOf(token)).toBe(401)
  })
})

describe('a tenant of Microsoft Entra ID', () => {
  const V1 = `https://sts.windows.net/${TENANT}/`
  const V2 = `https://login.microsoftonline.com/${TENANT}/v2.0`

  async function given() {
    const issuer = await startIssuer('RS256')
    // Entra's keys name no algorithm.
    const { alg: _, ...jwk } = issuer.key.jwk
    issuer.keys = { keys: [jwk] }
    const { statusOf } = await startTokenServer([
      {
        entra: { tenant: TENANT.toUpperCase() },
        jwksUri: issuer.jwksUri,
        resource: { map: { 'object-1': 'contoso' } },
      },
    ])
    const claims = {
      iss: V1,
      aud: 'https://communication.azure.com/',
      oid: 'object-1',
      tid: TENANT,
      scp: undefined,
    }
    return {
      issuer,
      statusOf,
      statusWith: async (more = {}) => statusOf(await issuer.token({ ...claims, ...more })),
      claims,
    }
  }

  it('is a form of its own: two issuers, the audience with and without a slash, the role all', async () => {
    const { statusWith } = await given()
    for (const iss of [V1, V2]) {
      for (const aud of ['https://communication.azure.com', 'https://communication.azure.com/']) {
        expect(await statusWith({ iss, aud })).toBe(200)
      }
    }
    expect(await statusWith({ scp: 'user_impersonation' })).toBe(200)
    for (const more of [
      { iss: V1.slice(0, -1) },
      { iss: `${V2}/` },
      { iss: V2.replace(TENANT, '00000000-0000-0000-0000-000000000001') },
      { iss: V2.replace(TENANT, 'common') },
      { aud: 'https://communication.azure.com//' },
      { aud: 'https://graph.microsoft.com' },
      { aud: AUDIENCE },
      { oid: 'object-2' },
      { oid: undefined, sub: 'object-1', azp: 'object-1', appid: 'object-1', resource: 'contoso' },
    ]) {
      expect([more, await statusWith(more)]).toEqual([more, 401])
    }
  })

  it.each(['PS256', 'RS384', 'RS512'])('signs by RS256 alone, and not by %s', async (alg) => {
    const { issuer, statusOf, claims } = await given()
    const { privateKey } = issuer.key
    const token = (by: string) =>
      signObjects({ alg: by, kid: 'key-1', typ: 'JWT' }, { ...claimsOf(V1), ...claims }, by, privateKey)
    expect([await statusOf(token('RS256')), await statusOf(token(alg))]).toEqual([200, 401])
  })
})

describe('the operator plane', () => {
  it('takes the tokens of issuers for operators, and no other; their subject is in the audit trail', async () => {
    const issuer = await startIssuer()
    const operators = entryOf(issuer, { audience: 'operators', plane: 'operator', resource: undefined })
    const { ask, holdline } = await startTokenServer([
      entryOf(issuer),
      JSON.parse(JSON.stringify(operators)),
      { issuer: issuer.issuer, audience: 'some', plane: 'operator', subjects: ['kim'] },
    ])
    const token = await issuer.token({ aud: 'operators', sub: 'kim@example.com' })
    expect(await ask(`Bearer ${token}`, STOCK)).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${OPERATOR}`, STOCK)).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${token}`, LIST)).toMatchObject({ status: 401, text: DENIED })
    const resource = await issuer.token({ sub: 'kim@example.com' })
    expect(await ask(`Bearer ${resource}`, STOCK)).toMatchObject({ status: 401, text: DENIED })
    const some = async (sub: string) =>
      (await ask(`Bearer ${await issuer.token({ aud: 'some', sub })}`, STOCK)).status
    expect([await some('kim'), await some('robin')]).toEqual([200, 401])
    const plain = await fetch(`${holdline.addresses.http}${STOCK}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(plain.status).toBe(401)

    for (const sub of ['', 'kim\n', '\u001b[31mkim', 'k\u00efm', 'k'.repeat(256), undefined]) {
      const odd = await issuer.token(JSON.parse(JSON.stringify({ aud: 'operators', sub: sub ?? null })))
      expect([sub, (await ask(`Bearer ${odd}`, STOCK)).status]).toEqual([sub, 401])
    }
    const withdrawn = await ask(`Bearer ${token}`, '/_holdline/stock/withdraw', {
      method: 'POST',
      body: JSON.stringify({ range: '+18885550100', reason: 'to be ported' }),
    })
    expect(withdrawn).toMatchObject({ status: 200 })
    const shown = await ask(`Bearer ${token}`, '/_holdline/numbers/%2B18885550100')
    expect(JSON.parse(shown.text)).toMatchObject({
      history: expect.arrayContaining([
        expect.objectContaining({
          author: { by: 'token kim@example.com', claimedName: null, reason: 'to be ported' },
        }),
      ]),
    })
  })

  it('takes tokens without an operator key too, under any host', async () => {
    const issuer = await startIssuer()
    const { ask } = await startTokenServer(
      [{ issuer: issuer.issuer, audience: 'operators', plane: 'operator' }],
      {
        config: {
          ...configOf([{ issuer: issuer.issuer, audience: 'operators', plane: 'operator' }]),
          operatorKeys: [],
        },
      },
    )
    const token = await issuer.token({ aud: 'operators' })
    expect(await ask(`Bearer ${token}`, STOCK, { host: 'numbers.example' })).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${OPERATOR}`, STOCK)).toMatchObject({ status: 401 })
  })
})

describe('the keys of an issuer', () => {
  it('are a 503 while they are not there, for its tokens alone, and come back', async () => {
    const [away, here] = [await startIssuer(), await startIssuer()]
    away.answer = (_, response) => response.writeHead(500).end()
    let now = 0
    const { ask, statusOf, holdline, lines } = await startTokenServer([entryOf(away), entryOf(here)], {
      steadyNow: () => now,
    })
    const token = await away.token()
    const unchecked = {
      status: 503,
      text: UNCHECKED,
      headers: expect.objectContaining({ 'retry-after': '5' }),
    }
    expect(await ask(`Bearer ${token}`)).toMatchObject(unchecked)
    expect(await statusOf(await here.token())).toBe(200)
    const client = createClient(new URL(holdline.addresses.http ?? '').host, CONTOSO)
    expect(await client('GET', LIST)).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${OPERATOR}`, STOCK)).toMatchObject({ status: 200 })
    expect(await ask('Bearer a.b.c')).toMatchObject({ status: 401 })
    now = 3_500
    expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 503, headers: { 'retry-after': '2' } })
    away.answer = undefined
    now = 5_000
    expect(await statusOf(token)).toBe(200)
    expect(lines.find(({ reason }) => reason === 'tokenKeysMissing')).toMatchObject({
      issuer: away.issuer,
      msg: expect.stringContaining(
        '/.well-known/openid-configuration cannot be had: it answers with the status 500',
      ),
    })
  })

  it('are those that it has now: a new one is good, and one that it withdrew is not', async () => {
    const issuer = await startIssuer()
    let now = 0
    const { statusOf } = await startTokenServer([entryOf(issuer)], { steadyNow: () => now })
    const old = await issuer.token()
    expect(await statusOf(old)).toBe(200)
    const next = await makeSigningKey('ES256', 'key-2')
    issuer.keys = { keys: [next.jwk] }
    const rolled = signObjects(
      { alg: 'ES256', kid: 'key-2' },
      claimsOf(issuer.issuer),
      'ES256',
      next.privateKey,
    )
    now = 30_000
    expect([await statusOf(rolled), await statusOf(old)]).toEqual([200, 401])
  })

  it('that are too short are never used', async () => {
    const issuer = await startIssuer('RS256')
    const { generateKeyPairSync } = await import('node:crypto')
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    issuer.keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig' }] }
    const { ask, lines } = await startTokenServer([entryOf(issuer)])
    const token = signObjects({ alg: 'RS256', kid: 'key-1' }, claimsOf(issuer.issuer), 'RS256', privateKey)
    expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 401, text: DENIED })
    expect(lines.at(-1)).toMatchObject({ reason: 'tokenKeyUnusable', msg: expect.stringContaining('2048') })
  })

  it('are not fetched again when the configuration is read again', async () => {
    const issuer = await startIssuer()
    const { statusOf, holdline } = await startTokenServer([entryOf(issuer)])
    const token = await issuer.token()
    expect(await statusOf(token)).toBe(200)
    expect(holdline.reconfigure(configOf([entryOf(issuer, { role: 'read' })]))).toEqual(['tokens'])
    expect(await statusOf(token)).toBe(200)
    expect(issuer.asked).toHaveLength(2)
    holdline.reconfigure(configOf([entryOf(issuer, { audience: 'other' })]))
    expect(await statusOf(token)).toBe(401)
  })

  it('are not asked for before the first token of the issuer', async () => {
    const issuer = await startIssuer()
    const { ask, statusOf } = await startTokenServer([entryOf(issuer)])
    await ask(undefined)
    await ask('Bearer any')
    expect(issuer.asked).toEqual([])
    await statusOf(await issuer.token())
    expect(issuer.asked).toHaveLength(2)
  })
})

describe('a stand-in', () => {
  it('takes any token until an issuer is configured, and then no other', async () => {
    const issuer = await startIssuer()
    const { ask, statusOf, holdline } = await startTokenServer([], { document: STAND_IN })
    expect(await statusOf('any')).toBe(200)
    const entry = entryOf(issuer, { resource: { claim: 'resource' } })
    expect(holdline.reconfigure(configOf([entry], STAND_IN))).toEqual(['acceptAnyToken', 'tokens'])
    expect(await statusOf('any')).toBe(401)
    expect(await statusOf(await issuer.token())).toBe(401)
    expect(await statusOf(await issuer.token({ resource: 'default' }))).toBe(200)
    const client = createClient(new URL(holdline.addresses.http ?? '').host, DEVELOPMENT_ACCESS_KEY)
    expect(await client('GET', LIST)).toMatchObject({ status: 200 })
    expect(await ask(undefined, STOCK)).toMatchObject({ status: 200 })
  })

  it('keeps the tokens of its sandboxes, and a token of an issuer reaches none of them', async () => {
    const issuer = await startIssuer()
    const { ask, statusOf } = await startTokenServer([entryOf(issuer)], { document: STAND_IN })
    const made = await ask(undefined, '/_holdline/sandboxes', { method: 'POST', body: '{}' })
    expect(made.status).toBe(201)
    const { name, token } = JSON.parse(made.text)
    const path = `/_holdline/sandboxes/${name}`
    const own = await issuer.token({ resource: 'default' })
    expect([await statusOf(token), await statusOf(token, path + LIST)]).toEqual([200, 200])
    expect([await statusOf(own), await statusOf(own, path + LIST)]).toEqual([200, 401])
    expect(await statusOf('any', path + LIST)).toBe(401)
  })

  it('shows no token in its request log and in its log', async () => {
    const issuer = await startIssuer()
    const { ask, lines } = await startTokenServer([entryOf(issuer)], { document: STAND_IN })
    const tokens = [
      await issuer.token({ resource: 'default' }),
      await issuer.token({ exp: 1 }),
      await issuer.token(),
    ]
    for (const token of tokens) await ask(`Bearer ${token}`)
    const log = await ask(undefined, '/_holdline/requests')
    expect(log.status).toBe(200)
    expect(JSON.parse(log.text).requests.length).toBeGreaterThanOrEqual(3)
    const shown = log.text + JSON.stringify(lines)
    for (const part of tokens.flatMap((token) => token.split('.').slice(1))) expect(shown).not.toContain(part)
  })
})

it('keys of resources and of the operator are good beside tokens, and are no tokens', async () => {
  const issuer = await startIssuer()
  const { ask } = await startTokenServer([entryOf(issuer)])
  for (const key of [CONTOSO, FABRIKAM, OPERATOR, '', 'any']) {
    expect(await ask(`Bearer ${key}`)).toMatchObject({ status: 401, text: DENIED })
  }
  expect(issuer.asked).toEqual([])
})
