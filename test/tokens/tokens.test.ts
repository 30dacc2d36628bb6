import type { JWTPayload } from 'jose'
import { describe, expect, it } from 'vitest'
import { DENIED, entryOf, startIssuer } from './support/given.ts'
import { AUDIENCE } from './support/test-issuer.ts'
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

it('keys of resources and of the operator are good beside tokens, and are no tokens', async () => {
  const issuer = await startIssuer()
  const { ask } = await startTokenServer([entryOf(issuer)])
  for (const key of [CONTOSO, FABRIKAM, OPERATOR, '', 'any']) {
    expect(await ask(`Bearer ${key}`)).toMatchObject({ status: 401, text: DENIED })
  }
  expect(issuer.asked).toEqual([])
})
