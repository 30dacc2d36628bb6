import type { SipRoutingClient, SipTrunk, SipTrunkRoute } from '@azure/communication-phone-numbers'
import { expect } from 'vitest'
import { collect } from './collect.ts'

const [A, B]: readonly [SipTrunk, SipTrunk] = [
  { fqdn: 'b.example.com', sipSignalingPort: 8239 },
  { fqdn: 'a.example.com', sipSignalingPort: 7348 },
]
/** As in the tests of the client: no regular expression of JavaScript. */
const PATTERN = '^+[1-9][0-9]{3,23}$'
const route = (name: string, trunks: string[]): SipTrunkRoute => ({ name, numberPattern: PATTERN, trunks })
const PORT_REFUSED = 'InvalidTrunkSipSignalingPort'

/** Does everything that the client can do, on a configuration that it empties first. */
export async function walkSip(client: SipRoutingClient): Promise<void> {
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
