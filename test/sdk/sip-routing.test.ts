import { SipRoutingClient, type SipTrunk, type SipTrunkRoute } from '@azure/communication-phone-numbers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { startOver } from '../support/start-over.ts'
import { STORE_NAMES } from '../support/store-names.ts'
import { collect } from './support/collect.ts'
import { connectSip } from './support/connect-sip.ts'
import { CONNECTIONS } from './support/connection.ts'

const [A, B]: readonly [SipTrunk, SipTrunk] = [
  { fqdn: 'b.example.com', sipSignalingPort: 8239 },
  { fqdn: 'a.example.com', sipSignalingPort: 7348 },
]
/** As in the tests of the client: no regular expression of JavaScript. */
const PATTERN = '^+[1-9][0-9]{3,23}$'
const route = (name: string, trunks: string[]): SipTrunkRoute => ({ name, numberPattern: PATTERN, trunks })
const PORT_REFUSED = 'InvalidTrunkSipSignalingPort'

/** Does everything that the client can do, on a configuration that it empties first. */
async function walk(client: SipRoutingClient): Promise<void> {
  await client.setRoutes([])
  expect(await client.setTrunks([])).toEqual([])
  expect(await client.setTrunk(A)).toEqual(A)
  const changed = { ...A, sipSignalingPort: 6789 }
  expect(await client.setTrunk(changed)).toEqual(changed)
  expect(await client.getTrunk(A.fqdn)).toEqual(changed)
  expect(await client.setTrunks([A, B])).toEqual([A, B])
  expect(await client.setTrunks([B, changed])).toEqual([changed, B])
  expect(await collect(client.listTrunks())).toEqual([changed, B])

  const first = { ...route('z', [B.fqdn, A.fqdn]), description: 'the first' }
  const routes = [first, route('a', []), route('m', [A.fqdn])]
  expect(await client.setRoutes(routes)).toEqual(routes)
  expect(await collect(client.listRoutes())).toEqual(routes)
  const withoutTrunks = { name: 'a', numberPattern: PATTERN }
  expect(await client.setRoutes([first, withoutTrunks])).toEqual([first, route('a', [])])

  // Whatever is refused changes nothing.
  for (const [statusCode, code, refused] of [
    [422, 'MissingTrunk', () => client.deleteTrunk(A.fqdn)],
    [422, 'MissingTrunk', () => client.setTrunks([B])],
    [422, 'MissingTrunk', () => client.setRoutes([route('a', ['missing.example.com'])])],
    [422, 'InvalidTrunkFqdn', () => client.setTrunk({ fqdn: '-1', sipSignalingPort: 8239 })],
    [422, 'InvalidTrunkFqdn', () => client.setTrunk({ fqdn: '_', sipSignalingPort: 8239 })],
    [422, PORT_REFUSED, () => client.setTrunk({ fqdn: 'c.example.com', sipSignalingPort: 0 })],
    [422, PORT_REFUSED, () => client.setTrunk({ fqdn: 'c.example.com', sipSignalingPort: -1 })],
    [422, 'InvalidRouteName', () => client.setRoutes([route('', [])])],
    [422, 'InvalidRouteNumberPattern', () => client.setRoutes([{ name: 'a', numberPattern: '' }])],
    [400, 'DuplicatedRoute', () => client.setRoutes([route('a', []), route('a', [])])],
    [400, 'RouteWithDuplicatedTrunk', () => client.setRoutes([route('a', [A.fqdn, A.fqdn])])],
  ] as const) {
    await expect(refused()).rejects.toMatchObject({
      ...{ name: 'RestError', statusCode, code: 'UnprocessableConfiguration' },
      details: { error: { innerError: { code } } },
    })
  }
  expect(await collect(client.listTrunks())).toEqual([changed, B])
  expect(await collect(client.listRoutes())).toEqual([first, route('a', [])])

  expect(await client.setRoutes([])).toEqual([])
  await client.deleteTrunk(A.fqdn)
  await client.deleteTrunk(A.fqdn)
  expect(await collect(client.listTrunks())).toEqual([B])
  await expect(client.getTrunk(A.fqdn)).rejects.toMatchObject({ code: 'NotFound' })
  expect(await client.setTrunks([])).toEqual([])
}

/** The public methods of a client; the others are private in its types. */
const METHODS = ['deleteTrunk', 'getTrunk', 'listRoutes', 'listTrunks', 'setRoutes', 'setTrunk', 'setTrunks']

describe.each(STORE_NAMES)('The official client for SIP routing, over %s', (store) => {
  it('does everything that it can, with a key', async () => {
    const server = await startOver(store)
    const client = connectSip(server)
    const called = new Set<string>()
    const noting = new Proxy(client, {
      get(target, name, receiver) {
        called.add(String(name))
        return Reflect.get(target, name, receiver)
      },
    })
    await walk(noting)
    const { prototype } = SipRoutingClient
    const all = Object.getOwnPropertyNames(prototype).filter(
      (name) => !/^constructor$|Internal|Paging/.test(name),
    )
    expect(all.sort()).toEqual(METHODS)
    expect([...called]).toEqual(expect.arrayContaining(METHODS))
  })
})

describe('The official client for SIP routing, on a stand-in', () => {
  it.each(CONNECTIONS)('does everything that it can with %s', async (connection) => {
    const server = await startServer()
    onTestFinished(async () => {
      await server.stop()
    })
    await walk(connectSip(server, connection))
  })
})
