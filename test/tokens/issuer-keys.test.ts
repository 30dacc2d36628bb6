import { describe, expect, it } from 'vitest'
import { createClient } from '../support/client.ts'
import { DENIED, entryOf, startIssuer } from './support/given.ts'
import { signObjects } from './support/sign-text.ts'
import { makeSigningKey } from './support/signing-key.ts'
import { claimsOf } from './support/test-issuer.ts'
import { CONTOSO, configOf, LIST, OPERATOR, STOCK, startTokenServer } from './support/token-server.ts'

const UNCHECKED =
  '{"error":{"code":"ServiceUnavailable","message":"The token cannot be checked right now. Try again."}}'

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
