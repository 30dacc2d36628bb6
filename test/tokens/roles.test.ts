import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACS_OPERATIONS } from '../../src/http/acs/index.ts'
import type { Role } from '../../src/tokens/role.ts'
import { AUDIENCE, openTestIssuer, type TestIssuer } from './support/test-issuer.ts'
import { LIST, openTokenServer, type TokenServer } from './support/token-server.ts'

/** The smallest roles of the operations for which it is neither `read`, as for each GET, nor `all`, as for others. */
const NEEDED: Readonly<Record<string, Role>> = {
  BrowseAvailableNumbers: 'read',
  OperatorInformationSearch: 'read',
  SearchAvailablePhoneNumbers: 'buy',
  CancelOperation: 'buy',
  CreateOrUpdateReservation: 'buy',
  DeleteReservation: 'buy',
  PurchasePhoneNumbers: 'buy',
  PurchaseReservation: 'buy',
}
const ROLES: readonly Role[] = ['none', 'read', 'buy', 'all']
const REFUSED =
  '{"error":{"code":"InsufficientPermissions","message":"The token does not allow this operation."}}'

let issuer: TestIssuer
let server: TokenServer

beforeAll(async () => {
  issuer = await openTestIssuer('ES256')
  const entry = (role: Role, more = {}) => ({
    issuer: issuer.issuer,
    audience: `${AUDIENCE}/${role}`,
    resource: { claim: 'resource' },
    role,
    ...more,
  })
  const { role: _, ...withoutRole } = entry('none', { audience: AUDIENCE })
  server = await openTokenServer([withoutRole, ...ROLES.map((role) => entry(role))])
})

afterAll(async () => {
  await server.holdline.stop()
  await issuer.stop()
})

/** A token with these scopes, and none besides. */
const tokenWith = (scopes: object, aud = AUDIENCE) => issuer.token({ scp: undefined, aud, ...scopes })

/** The statuses of the list of numbers, of a search, and of a release: what needs `read`, `buy` and `all`. */
async function allowed(token: string): Promise<string> {
  const ask = (method: string, target: string, body = '') =>
    server.ask(`Bearer ${token}`, `${target}?api-version=2025-06-01`, { method, body })
  const answers = [
    await ask('GET', '/phoneNumbers'),
    await ask('POST', '/availablePhoneNumbers/countries/US/:search', '{}'),
    await ask('DELETE', '/phoneNumbers/%2B18445550100'),
  ]
  return answers
    .map(({ status, text }) => (status === 403 && text === REFUSED ? 'no' : `${status < 500 && 'yes'}`))
    .join(' ')
}

describe('the operations of the Phone Numbers API', () => {
  it.each(ACS_OPERATIONS)('$operationId is for callers whose role is large enough', async (operation) => {
    const { operationId, method, path } = operation
    const target = path.replace('{countryCode}', 'US').replace(/\{\w+\}/g, 'unknown')
    const reached: Role[] = []
    for (const role of ROLES) {
      const token = await tokenWith({}, `${AUDIENCE}/${role}`)
      const reply = await server.ask(`Bearer ${token}`, `${target}?api-version=2025-06-01`, { method })
      expect(reply.status).not.toBe(401)
      expect(reply.status).toBeLessThan(500)
      if (reply.text !== REFUSED) reached.push(role)
      else expect(reply.status).toBe(403)
    }
    const needed = NEEDED[operationId] ?? (method === 'GET' ? 'read' : 'all')
    expect(reached).toEqual(ROLES.slice(ROLES.indexOf(needed)))
  })
})

describe('a token', () => {
  it.each<[scopes: object, allows: string]>([
    [{ scp: 'numbers.read' }, 'yes no no'],
    [{ scp: 'numbers.buy' }, 'yes yes no'],
    [{ scp: 'numbers.all' }, 'yes yes yes'],
    [{ scope: 'openid numbers.buy numbers.read profile' }, 'yes yes no'],
    [{ scope: ['numbers.read', 'numbers.all'] }, 'yes yes yes'],
    [{ roles: ['numbers.read'] }, 'yes no no'],
    [{ roles: ['numbers.read'], scp: 'user_impersonation', scope: 'numbers.buy' }, 'yes yes no'],
    [{}, 'no no no'],
    [{ scp: '' }, 'no no no'],
    [{ scp: 'user_impersonation', roles: [] }, 'no no no'],
    [{ scp: 'NUMBERS.ALL numbers.al numbers.all.read numbers,all' }, 'no no no'],
    [{ scp: 'numbers.read,numbers.all' }, 'no no no'],
    [{ permissions: ['numbers.all'], role: 'all', groups: ['numbers.all'] }, 'no no no'],
  ])('with %j may read, buy, change: %s', async (scopes, allows) => {
    expect(await allowed(await tokenWith(scopes))).toBe(allows)
  })

  it.each<[role: Role, scopes: object, allows: string]>([
    ['none', {}, 'no no no'],
    ['read', {}, 'yes no no'],
    ['buy', { scp: 'user_impersonation' }, 'yes yes no'],
    ['all', {}, 'yes yes yes'],
    ['all', { scp: 'numbers.read' }, 'yes no no'],
    ['none', { scp: 'numbers.all' }, 'yes yes yes'],
  ])('of an issuer with the role %s and with %j may read, buy, change: %s', async (role, scopes, allows) => {
    expect(await allowed(await tokenWith(scopes, `${AUDIENCE}/${role}`))).toBe(allows)
  })

  it('without a role does not learn which paths exist', async () => {
    const token = await tokenWith({})
    for (const target of [LIST, '/nowhere', '/phoneNumbers/%zz']) {
      expect(await server.ask(`Bearer ${token}`, target)).toMatchObject({ status: 403, text: REFUSED })
    }
    expect(await server.statusOf(await tokenWith({ scp: 'numbers.read' }), '/nowhere')).toBe(404)
  })

  it('whose role is too small is in the log with what it needs', async () => {
    // The lines of a reason have a limit, so this is a server of its own.
    const own = await openTokenServer([
      { issuer: issuer.issuer, audience: AUDIENCE, resource: { claim: 'resource' } },
    ])
    const token = await tokenWith({ scp: 'numbers.read' })
    await own.ask(`Bearer ${token}`, '/phoneNumbers/%2B18445550100?api-version=2025-06-01', {
      method: 'DELETE',
    })
    await own.holdline.stop()
    const [line] = own.lines.filter(({ level }) => level === 40)
    expect(line).toMatchObject({
      reason: 'tokenRole',
      path: '/phoneNumbers/%2B18445550100',
      msg: expect.stringContaining('its token has the role read, and the operation needs all'),
    })
  })
})
