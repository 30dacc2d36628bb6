import { describe, expect, it } from 'vitest'
import { NO_SIP, patchSip, SIP_PREVIEW, sipRefusal, sipRoute, sipText } from './support/sip.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const [A, B, C] = ['a.example.com', 'b.example.com', 'c.example.com']

/** What the service refuses: the patch, the status, and the inner error. Each is sent to trunk A with a route to it. */
const REFUSALS: readonly [title: string, patch: object, status: number, code: string, message: string][] = [
  ['no data', {}, 422, 'EmptyPatch', 'Patch with no data provided.'],
  ['no trunk', { trunks: {} }, 422, 'EmptyPatch', 'Patch with no data provided.'],
  ...[0, -1, 65_536, null].map(
    (port) =>
      [
        `the port ${port}`,
        { trunks: { [B]: { sipSignalingPort: port } } },
        422,
        'InvalidTrunkSipSignalingPort',
        'Trunk with an invalid SIP signaling port.',
      ] as const satisfies [string, object, number, string, string],
  ),
  [
    'a new trunk without a port',
    { trunks: { [B]: {} } },
    422,
    'InvalidTrunkSipSignalingPort',
    'Trunk with an invalid SIP signaling port.',
  ],
  [
    'the port of a trunk taken away',
    { trunks: { [A]: { sipSignalingPort: null } } },
    422,
    'InvalidTrunkSipSignalingPort',
    'Trunk with an invalid SIP signaling port.',
  ],
  ...['-1', '_', '', 'a..b', 'a b.com', '10.0.0.1', 'x'.repeat(64), `${'a.'.repeat(124)}ab`].map(
    (fqdn) =>
      [
        `the name '${fqdn}'`,
        { trunks: { [fqdn]: { sipSignalingPort: 5061 } } },
        422,
        'InvalidTrunkFqdn',
        `Domain '${fqdn}' is not properly formatted domnain name.`,
      ] as const satisfies [string, object, number, string, string],
  ),
  ...['', null, undefined].map(
    (name) =>
      [
        `the route name ${JSON.stringify(name)}`,
        { routes: [sipRoute({ name })] },
        422,
        'InvalidRouteName',
        'Route with an invalid name.',
      ] as const satisfies [string, object, number, string, string],
  ),
  ...['', null, undefined].map(
    (numberPattern) =>
      [
        `the number pattern ${JSON.stringify(numberPattern)}`,
        { routes: [sipRoute({ numberPattern })] },
        422,
        'InvalidRouteNumberPattern',
        'Route with an invalid number pattern.',
      ] as const satisfies [string, object, number, string, string],
  ),
  [
    'two routes of one name',
    { routes: [sipRoute({}), sipRoute({ numberPattern: 'other' })] },
    400,
    'DuplicatedRoute',
    'There is a duplicated route.',
  ],
  [
    'a trunk twice in a route',
    { routes: [sipRoute({ trunks: [A, A] })] },
    400,
    'RouteWithDuplicatedTrunk',
    'There is a duplicated trunk in a route.',
  ],
  [
    'a route to no trunk',
    { routes: [sipRoute({ trunks: [B] })] },
    422,
    'MissingTrunk',
    'Route targeting a missing trunk.',
  ],
  [
    'a used trunk removed',
    { trunks: { [A]: null } },
    422,
    'MissingTrunk',
    'Route targeting a missing trunk.',
  ],
  ['all trunks removed', { trunks: null }, 422, 'MissingTrunk', 'Route targeting a missing trunk.'],
  [
    'a good trunk beside a bad one',
    { trunks: { [B]: { sipSignalingPort: 1 }, [C]: { sipSignalingPort: 0 } } },
    422,
    'InvalidTrunkSipSignalingPort',
    'Trunk with an invalid SIP signaling port.',
  ],
]

describe('A patch is refused, and changes nothing, with', () => {
  it.each(REFUSALS)('%s', async (_, patch, status, code, message) => {
    const { contoso } = await startCheckedApp()
    const body = { trunks: { [A]: { sipSignalingPort: 5061 } }, routes: [sipRoute({ trunks: [A] })] }
    const before = (await patchSip(contoso, body)).text
    const reply = await patchSip(contoso, patch)
    expect([reply.status, reply.text]).toEqual([status, sipRefusal(code, message)])
    expect(await sipText(contoso)).toBe(before)
  })

  it('a wrong name, in the words of the preview', async () => {
    const { contoso } = await startCheckedApp()
    const patch = { trunks: { '-1': { sipSignalingPort: 8239 } } }
    expect((await patchSip(contoso, patch, SIP_PREVIEW)).text).toBe(
      sipRefusal('InvalidTrunkFqdn', 'Trunk with an invalid FQDN.'),
    )
    expect((await patchSip(contoso, patch, '2030-01-01')).text).toBe(
      sipRefusal('InvalidTrunkFqdn', "Domain '-1' is not properly formatted domnain name."),
    )
  })

  it.each([
    ['trunks', [], 'must be of type object or null'],
    ['trunks', { [A]: 1 }, 'must be of type object or null'],
    ['trunks', { [A]: { sipSignalingPort: '5061' } }, 'must be of type integer or null'],
    ['trunks', { [A]: { sipSignalingPort: 50.5 } }, 'must be of type integer or null'],
    ['trunks', { [A]: { sipSignalingPort: 2 ** 31 } }, 'must be of format int32'],
    ['routes', {}, 'must be of type array or null'],
    ['routes', [null], 'must be of type object'],
    ['routes', [sipRoute({ name: 1 })], 'must be of type string or null'],
    ['routes', [sipRoute({ trunks: [1] })], 'must be of type string'],
    ['routes', [sipRoute({ name: 'x'.repeat(257) })], 'must NOT have more than 256 characters'],
    ['routes', [sipRoute({ numberPattern: 'x'.repeat(1_025) })], 'must NOT have more than 1024 characters'],
    ['routes', [sipRoute({ description: 'x'.repeat(1_025) })], 'must NOT have more than 1024 characters'],
  ])('a value of another form in %s: %o', async (field, value, requirement) => {
    const { contoso } = await startCheckedApp()
    const { status, json } = await patchSip(contoso, { [field]: value })
    expect(status).toBe(400)
    expect(json).toMatchObject({
      error: { code: 'InvalidInput', message: expect.stringContaining(requirement) },
    })
    expect(await sipText(contoso)).toBe(NO_SIP)
  })
})
