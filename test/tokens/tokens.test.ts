import { describe, expect, it, onTestFinished } from 'vitest'
import { AUDIENCE, openTestIssuer, type TestIssuer } from './support/test-issuer.ts'
import { LIST, STOCK, startTokenServer } from './support/token-server.ts'

const DENIED = '{"error":{"code":"Denied","message":"Denied by the resource provider."}}'

async function startIssuer(alg?: string): Promise<TestIssuer> {
  const issuer = await openTestIssuer(alg)
  onTestFinished(() => issuer.stop())
  return issuer
}

function entryOf(issuer: TestIssuer, more = {}) {
  return { issuer: issuer.issuer, audience: AUDIENCE, resource: { claim: 'resource' }, ...more }
}

describe('a token of an issuer', () => {
  it('is good over HTTPS for the resource that it names', async () => {
    const issuer = await startIssuer()
    const { ask, holdline } = await startTokenServer([entryOf(issuer)])
    const token = await issuer.token()
    expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 200 })
    expect(await ask(`bearer ${token}`, LIST, { host: 'contoso.example' })).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${token}`, LIST, { host: 'fabrikam.example' })).toMatchObject({
      status: 401,
      text: DENIED,
    })
    expect(await ask(`Bearer ${token}`, STOCK)).toMatchObject({ status: 401, text: DENIED })
    const plain = await fetch(`${holdline.addresses.http}${LIST}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(plain.status).toBe(401)
  })
})
