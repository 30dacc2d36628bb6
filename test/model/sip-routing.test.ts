import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay } from '../../src/numbering/replay/replay.ts'
import { startApp } from '../support/app.ts'
import { STORE_KINDS } from '../support/stores.ts'
import { runParameters, SHRINKING_MS } from './run-parameters.ts'
import { expectSip, NO_SIP } from './sip-model.ts'

const HOSTS = ['c.example.com', 'a.example.com', 'b', 'A.example.com']
const isHost = (name: string) => HOSTS.includes(name)
const NO_HOSTS = ['-1', '_', 'a..b', '']

const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>, weight = 12): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: seldom })

const trunk = mostly<object | null>(
  fc.record({
    sipSignalingPort: mostly(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, -1, 65_536, null), 9),
  }),
  fc.constantFrom({}, null),
  2,
)
const trunks = fc
  .uniqueArray(mostly(fc.constantFrom(...HOSTS), fc.constantFrom(...NO_HOSTS), 20), { maxLength: 4 })
  .chain((names) =>
    fc.tuple(fc.constant(names), fc.array(trunk, { minLength: names.length, maxLength: names.length })),
  )
  .map(([names, values]) => Object.fromEntries(names.map((name, nth) => [name, values[nth] ?? null])))
const text = (...usual: string[]) =>
  mostly<string | null | undefined>(fc.constantFrom(...usual), fc.constantFrom('', null, undefined), 30)
const route = fc
  .record({
    description: fc.oneof(fc.constantFrom('', null, undefined), fc.string({ unit: 'binary' })),
    name: text('one', 'two', 'three', 'four'),
    numberPattern: text('^+[1-9][0-9]{3,23}$', '('),
    trunks: mostly<string[] | null | undefined>(
      fc.array(fc.constantFrom(...HOSTS), { maxLength: 2 }),
      fc.constantFrom(null, undefined),
      4,
    ),
  })
  // As a client sends it: without what is undefined.
  .map((value) => JSON.parse(JSON.stringify(value)))
const routes = fc.oneof(
  { weight: 3, arbitrary: fc.uniqueArray(route, { maxLength: 3, selector: ({ name }) => name }) },
  { weight: 1, arbitrary: fc.array(route, { maxLength: 3 }) },
)
const patch = fc.record(
  {
    trunks: mostly<object | null>(trunks, fc.constant(null)),
    routes: mostly<object[] | null>(routes, fc.constant(null)),
  },
  { requiredKeys: [] },
)
const step = fc.record({
  resource: fc.constantFrom('contoso', 'fabrikam'),
  version: fc.constantFrom('2023-03-01', '2021-05-01-preview'),
  patch,
})

describe.each(STORE_KINDS)('Any patches of SIP configurations, $name', (kind) => {
  it(
    'do what the published rules say, and are in the audit trail',
    async () => {
      const { store, contoso, fabrikam } = await startApp({ store: await kind.open() })
      const clients = { contoso, fabrikam }
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 20, size: 'max' }), async (steps) => {
          const now = { contoso: NO_SIP, fabrikam: NO_SIP }
          for (const client of Object.values(clients)) {
            await client('PATCH', '/sip?api-version=2023-03-01', { body: { trunks: null, routes: null } })
          }
          for (const { resource, version, patch: body } of steps) {
            const target = `/sip?api-version=${version}`
            const reply = await clients[resource]('PATCH', target, { body })
            const expected = expectSip(now[resource], body, isHost)
            if ('code' in expected) {
              expect(reply).toMatchObject({
                status: expected.status,
                json: { error: { code: 'UnprocessableConfiguration', innererror: { code: expected.code } } },
              })
            } else {
              expect([reply.status, reply.json]).toEqual([200, expected.configuration])
              now[resource] = expected.configuration
            }
            for (const each of ['contoso', 'fabrikam'] as const) {
              const { json } = await clients[each]('GET', target)
              expect(json).toEqual(now[each])
              expect(namesOf(json)).toEqual(namesOf(now[each]))
            }
          }
        }),
        runParameters(kind.name === 'SQLite in memory' ? 400 : 40),
      )
      const { sip } = replay(await store.audit({ after: 0, limit: 100_000 }))
      for (const each of ['contoso', 'fabrikam']) {
        expect(await store.sipConfiguration(each)).toEqual(sip.get(each) ?? { trunks: [], routes: [] })
      }
    },
    SHRINKING_MS,
  )
})

it('The steps of these histories keep every rule and break every rule', () => {
  const seen = new Map<string, number>()
  for (const steps of fc.sample(fc.array(step, { maxLength: 20, size: 'max' }), { numRuns: 500, seed: 1 })) {
    let now = NO_SIP
    for (const { patch: body } of steps) {
      const expected = expectSip(now, body, isHost)
      const outcome = 'code' in expected ? expected.code : 'changed'
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
      if ('configuration' in expected) now = expected.configuration
    }
  }
  expect([...seen.keys()].sort()).toEqual([
    'DuplicatedRoute',
    'EmptyPatch',
    'InvalidRouteName',
    'InvalidRouteNumberPattern',
    'InvalidTrunkFqdn',
    'InvalidTrunkSipSignalingPort',
    'MissingTrunk',
    'RouteWithDuplicatedTrunk',
    'changed',
  ])
  expect(Math.min(...seen.values())).toBeGreaterThan(50)
  expect(seen.get('changed')).toBeGreaterThan(1_000)
})

/** The names of the trunks, in their order. */
function namesOf(configuration: unknown): string[] {
  return Object.keys(Object(Object(configuration).trunks))
}
