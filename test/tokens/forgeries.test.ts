import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mixedUp, none, sharedSecrets } from './forgeries/algorithms.ts'
import { audiences, doubled, issuers, resources, scopes, subjects, times } from './forgeries/claims.ts'
import { headers, huge, otherKinds, spellings, tampered, truncated } from './forgeries/forms.ts'
import type { Forge, Given } from './forgeries/given.ts'
import { broughtKeys, foreignKeys, keyIds } from './forgeries/keys.ts'
import { makeSigningKey, type SigningKey } from './support/signing-key.ts'
import { AUDIENCE, claimsOf, openTestIssuer, type TestIssuer } from './support/test-issuer.ts'
import { LIST, openTokenServer, STOCK, type TokenServer } from './support/token-server.ts'

const DENIED = '{"error":{"code":"Denied","message":"Denied by the resource provider."}}'

/** The kinds of forgeries, and how many there are of each. */
const KINDS: readonly [kind: string, count: number, forge: Forge][] = [
  ['no algorithm', 45, none],
  ['a shared secret that everybody knows', 42, sharedSecrets],
  ['algorithms mixed up', 32, mixedUp],
  ['the key of somebody else', 6, foreignKeys],
  ['another key id', 18, keyIds],
  ['a key that the token brings', 27, broughtKeys],
  ['another issuer', 19, issuers],
  ['another audience', 19, audiences],
  ['other times', 29, times],
  ['a name twice', 26, doubled],
  ['truncated', 38, truncated],
  ['tampered with', 33, tampered],
  ['another spelling', 27, spellings],
  ['a header that asks for more', 25, headers],
  ['another kind of token', 22, otherKinds],
  ['huge', 7, huge],
]
const PLANES: readonly [plane: 'resource' | 'operator', target: string, kinds: typeof KINDS][] = [
  ['resource', LIST, [...KINDS, ['another resource', 19, resources], ['scopes of another form', 5, scopes]]],
  ['operator', STOCK, [...KINDS, ['another subject', 12, subjects]]],
]

let server: TokenServer
let own: SigningKey
let ownServer: TestIssuer
let openIssuers: Record<'resource' | 'operator' | 'other', TestIssuer>
/** Ends the pauses of the jobs in the background, so that the log begins a new span. */
let endPauses: () => void = () => {}

beforeAll(async () => {
  const [resource, operator, other, forger] = await Promise.all([
    openTestIssuer(),
    openTestIssuer(),
    openTestIssuer('ES256'),
    openTestIssuer(),
  ])
  openIssuers = { resource, operator, other }
  ownServer = forger
  own = await makeSigningKey('RS256', 'own')
  const entry = ({ issuer }: TestIssuer) => ({ issuer, audience: AUDIENCE })
  const waiting: (() => void)[] = []
  endPauses = () => {
    for (const end of waiting.splice(0)) end()
  }
  server = await openTokenServer(
    [
      { ...entry(resource), resource: { claim: 'resource' } },
      { ...entry(operator), plane: 'operator', subjects: ['shop'] },
      { ...entry(other), resource: { claim: 'resource' } },
      { ...entry(other), audience: `${AUDIENCE}/operator`, plane: 'operator' },
    ],
    {
      sleep: (_, signal) =>
        new Promise((resolve) => {
          if (signal.aborted) return resolve()
          const end = () => {
            signal.removeEventListener('abort', end)
            resolve()
          }
          signal.addEventListener('abort', end)
          waiting.push(end)
        }),
    },
  )
})

afterAll(async () => {
  await server.holdline.stop()
  await Promise.all([...Object.values(openIssuers), ownServer].map((issuer) => issuer.stop()))
})

async function givenFor(plane: 'resource' | 'operator'): Promise<Given> {
  const issuer = openIssuers[plane]
  return {
    issuer,
    other: openIssuers.other,
    own,
    ownServer,
    header: { alg: 'RS256', kid: 'key-1', typ: 'JWT' },
    claims: claimsOf(issuer.issuer),
    good: await issuer.token(),
  }
}

describe.each(PLANES)('on the plane of the %s', (plane, target, kinds) => {
  it('a good token is let in', async () => {
    const { good } = await givenFor(plane)
    expect(await server.statusOf(good, target)).toBe(200)
  })

  it.each(kinds)('%s: none of %i is let in', async (_, count, forge) => {
    const forgeries = await forge(await givenFor(plane))
    expect(forgeries).toHaveLength(count)
    for (const { name, token, reason } of forgeries) {
      const before = server.lines.length
      const { status, text } = await server.ask(`Bearer ${token}`, target)
      expect([name, status, text]).toEqual([name, 401, DENIED])
      const denials = server.lines.slice(before).filter((line) => 'reason' in line)
      expect([name, denials.map((line) => line['reason'])]).toEqual([name, [expect.stringMatching(reason)]])
      // No token is in the log, nor the signature of one.
      for (const part of token.split(/[.\s]/).filter((each) => each.length > 60)) {
        expect(JSON.stringify(denials)).not.toContain(part)
      }
      endPauses()
      await new Promise(setImmediate)
    }
  })

  it('nobody asked the server of the forger for a key', () => {
    expect(ownServer.asked).toEqual([])
  })
})

it('more than two hundred tokens are forged for each plane', () => {
  const totals = PLANES.map(([, , kinds]) => kinds.reduce((sum, [, count]) => sum + count, 0))
  expect(totals).toEqual([439, 427])
})
