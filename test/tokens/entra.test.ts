import { describe, expect, it } from 'vitest'
import { startIssuer } from './support/given.ts'
import { signObjects } from './support/sign-text.ts'
import { AUDIENCE, claimsOf } from './support/test-issuer.ts'
import { startTokenServer } from './support/token-server.ts'

const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47'

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
