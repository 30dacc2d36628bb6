import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { createClient } from '../support/client.ts'
import { entryOf, startIssuer } from './support/given.ts'
import { configOf, LIST, STOCK, startTokenServer } from './support/token-server.ts'

const STAND_IN = { resources: [{ name: 'default' }] }

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
