import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACS_OPERATIONS } from '../../src/http/acs/index.ts'
import { OWN_OPERATIONS } from '../../src/http/own/index.ts'
import { AUDIENCE, openTestIssuer, type TestIssuer } from './support/test-issuer.ts'
import { openTokenServer, type TokenServer } from './support/token-server.ts'

let issuer: TestIssuer
let server: TokenServer

beforeAll(async () => {
  issuer = await openTestIssuer('ES256')
  const entry = { issuer: issuer.issuer, audience: AUDIENCE }
  server = await openTokenServer([
    { ...entry, resource: { claim: 'resource' } },
    { ...entry, audience: 'operators', plane: 'operator' },
  ])
})

afterAll(async () => {
  await server.holdline.stop()
  await issuer.stop()
})

const operations = [...OWN_OPERATIONS, ...ACS_OPERATIONS].map(({ method, path, plane }) => ({
  method,
  path,
  plane,
}))

describe('a token of an issuer reaches the plane that the issuer is configured for, and no other', () => {
  it.each(operations)('$method $path', async ({ method, path, plane }) => {
    const target = path.replace('{document}', 'holdline.json').replace(/\{\w+\}/g, 'any')
    const reached: string[] = []
    const audiences = { resource: AUDIENCE, operator: 'operators' }
    for (const [of, aud] of Object.entries(audiences)) {
      const token = await issuer.token({ aud })
      const { status } = await server.ask(`Bearer ${token}`, target, { method })
      if (status !== 401) reached.push(of)
    }
    expect(reached).toEqual(plane === 'public' ? ['resource', 'operator'] : [plane])
  })
})
