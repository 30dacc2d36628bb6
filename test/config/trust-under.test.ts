import { describe, expect, it } from 'vitest'
import type { ConfigSources } from '../../src/config/config-sources.ts'
import { trustUnder } from '../../src/config/trust-under.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { refusal, resolve } from './given-config.ts'

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64')
const [KEY_A, KEY_B] = [key('a'), key('b')]

const ALL = { developmentKey: true, acceptAnyToken: true, unsignedControls: true, controls: true }
const NONE = { developmentKey: false, acceptAnyToken: false, unsignedControls: false, controls: false }

function trustOf(sources: Partial<ConfigSources>) {
  const config = resolve(sources)
  return trustUnder(config, config.resources)
}

describe('a stand-in', () => {
  it.each<Partial<ConfigSources>>([
    {},
    { host: 'localhost' },
    { host: '::1' },
    { document: { resources: [{ name: 'a', limits: { maxHeldNumbers: 1 } }] } },
    { document: { resources: [{ name: 'a', accessKeys: [DEVELOPMENT_ACCESS_KEY] }] } },
    { environment: { HOLDLINE_ACCESS_KEY: DEVELOPMENT_ACCESS_KEY } },
    { environment: { HOLDLINE_OPERATOR_KEY: KEY_A } },
    {
      environment: { HOLDLINE_HOSTS: '', HOLDLINE_DEVELOPMENT_KEY: '', HOLDLINE_ACCEPT_ANY_TOKEN: ' ' },
    },
  ])('trusts everybody on this machine: %j', (sources) => {
    expect(trustOf(sources)).toEqual({ standIn: true, ...ALL })
  })

  it('trusts as little as the configuration says', () => {
    const document = { acceptAnyToken: false, unsignedControls: false, controls: false }
    expect(trustOf({ document })).toEqual({ standIn: true, ...NONE, developmentKey: true })
    expect(trustOf({ environment: { HOLDLINE_ACCEPT_ANY_TOKEN: 'off' } })).toMatchObject({
      acceptAnyToken: false,
      unsignedControls: true,
    })
  })

  it('ends with a resource of the register', () => {
    const added = { name: 'added', accessKeys: [KEY_B], hosts: [] }
    const config = resolve({})
    expect(trustUnder(config, [...config.resources, added])).toEqual({ standIn: false, ...NONE })
    const asking = resolve({ document: ALL })
    expect(trustUnder(asking, [...asking.resources, added])).toEqual({ standIn: false, ...ALL })
  })
})

const ENDS: [string, Partial<ConfigSources>][] = [
  ['a key of its own', { environment: { HOLDLINE_ACCESS_KEY: KEY_A } }],
  ['a key in the file', { document: { resources: [{ name: 'a', accessKeys: [KEY_A] }] } }],
  ['a host name', { environment: { HOLDLINE_ACCESS_KEY: KEY_A, HOLDLINE_HOSTS: 'numbers.localhost' } }],
  [
    'two resources',
    {
      document: {
        resources: [
          { name: 'a', accessKeys: [KEY_A] },
          { name: 'b', accessKeys: [KEY_B] },
        ],
      },
    },
  ],
  ['a database', { shared: true, environment: { HOLDLINE_ACCESS_KEY: KEY_A } }],
]
const BEYOND: (typeof ENDS)[number] = [
  'another address',
  { host: '0.0.0.0', environment: { HOLDLINE_ACCESS_KEY: KEY_A, HOLDLINE_HOSTS: 'a.example' } },
]

describe('a server that is no stand-in', () => {
  it.each([...ENDS, BEYOND])('trusts nobody with %s', (_, sources) => {
    expect(trustOf(sources)).toEqual({ standIn: false, ...NONE })
  })

  it.each(ENDS)('trusts whom the configuration names one by one with %s', (_, sources) => {
    for (const name of ['developmentKey', 'acceptAnyToken', 'unsignedControls', 'controls'] as const) {
      const expected = { standIn: false, ...NONE, [name]: true }
      expect(trustOf({ ...sources, document: { ...sources.document, [name]: true } })).toEqual(expected)
    }
    for (const [variable, name] of [
      ['HOLDLINE_DEVELOPMENT_KEY', 'developmentKey'],
      ['HOLDLINE_ACCEPT_ANY_TOKEN', 'acceptAnyToken'],
      ['HOLDLINE_UNSIGNED_CONTROLS', 'unsignedControls'],
      ['HOLDLINE_CONTROLS', 'controls'],
    ] as const) {
      const environment = { ...sources.environment, [variable]: '1' }
      const document = { ...sources.document, [name]: false }
      expect(trustOf({ ...sources, environment, document })).toEqual({
        standIn: false,
        ...NONE,
        [name]: true,
      })
    }
  })

  it('never takes calls without credentials beyond loopback', () => {
    const [, sources] = BEYOND
    const environment = { ...sources.environment, HOLDLINE_UNSIGNED_CONTROLS: '1' }
    for (const asking of [
      { ...sources, environment },
      { ...sources, document: { unsignedControls: true } },
    ]) {
      expect(refusal(asking)).toMatch(/^Other machines can reach .* remove HOLDLINE_UNSIGNED_CONTROLS /)
    }
    expect(trustOf({ ...sources, document: { unsignedControls: false } })).toMatchObject(NONE)
  })
})

describe('the development key', () => {
  it('is a further key of the default resource where the configuration asks for it', () => {
    const sources = { document: { developmentKey: true }, shared: true }
    expect(resolve(sources).resources).toMatchObject([{ accessKeys: [DEVELOPMENT_ACCESS_KEY] }])
    const environment = { HOLDLINE_ACCESS_KEY: KEY_A }
    expect(resolve({ ...sources, environment }).resources).toMatchObject([
      { accessKeys: [KEY_A, DEVELOPMENT_ACCESS_KEY] },
    ])
  })

  it('is good beyond loopback where the configuration asks for it', () => {
    const environment = { HOLDLINE_DEVELOPMENT_KEY: '1', HOLDLINE_HOSTS: 'numbers.example' }
    const { standIn, resources } = resolve({ host: '0.0.0.0', environment })
    expect({ standIn, resources }).toEqual({
      standIn: false,
      resources: [{ name: 'default', accessKeys: [DEVELOPMENT_ACCESS_KEY], hosts: ['numbers.example'] }],
    })
  })

  const b = { name: 'b', accessKeys: [KEY_B] }
  it.each<[Partial<ConfigSources>, RegExp]>([
    [{ shared: true }, /^The inventory is in a database, so the public development key is off: /],
    [{ document: { resources: [{ name: 'a' }, b] } }, /^Resource "b" is configured besides the default one,/],
    [{ environment: { HOLDLINE_HOSTS: 'numbers.localhost' } }, /^Resource "default" has a host name of its/],
    [{ host: '192.0.2.1' }, /^Other machines can reach the server on 192\.0\.2\.1, /],
    [{ document: { developmentKey: false } }, /^The setting developmentKey is false, /],
    [{ shared: true, environment: { HOLDLINE_ACCESS_KEY: ` ${DEVELOPMENT_ACCESS_KEY}\n` } }, /a database/],
  ])('is refused as the only key of the default resource with %j', (sources, message) => {
    const text = refusal(sources)
    expect(text).toMatch(message)
    expect(text).toContain('set HOLDLINE_ACCESS_KEY to a key of your own (openssl rand -base64 32 makes one)')
    expect(text).toContain('or accept the key that everyone knows with HOLDLINE_DEVELOPMENT_KEY=1')
    expect(text).not.toContain('\n')
    expect(text).not.toContain(DEVELOPMENT_ACCESS_KEY)
  })

  it('is refused as a key among others, at its place', () => {
    const resources = [
      { name: 'a', accessKeys: [KEY_A, DEVELOPMENT_ACCESS_KEY] },
      { name: 'b', accessKeys: [DEVELOPMENT_ACCESS_KEY] },
    ]
    const message = refusal({ document: { resources } })
    expect(message).toContain('set resources[0].accessKeys in holdline.json to a key of your own')
    expect(message).toContain('and resources[1].accessKeys in holdline.json to a key of your own')
  })

  it('belongs to the default resource alone, and to two keys of it no third', () => {
    const document = { developmentKey: true, resources: [{ name: 'a', accessKeys: [KEY_A] }, b] }
    const others = [{ name: 'b', accessKeys: [DEVELOPMENT_ACCESS_KEY] }]
    expect(refusal({ document: { ...document, resources: [{ name: 'a' }, ...others] } })).toMatch(
      /Resources "a" and "b" share an access key/,
    )
    const two = [{ name: 'a', accessKeys: [KEY_A, KEY_B] }]
    expect(refusal({ document: { ...document, resources: two } })).toMatch(
      /^Resource "a" has two keys, and developmentKey adds a third: remove one/,
    )
  })
})

it.each(['HOLDLINE_DEVELOPMENT_KEY', 'HOLDLINE_ACCEPT_ANY_TOKEN', 'HOLDLINE_UNSIGNED_CONTROLS'])(
  '%s says yes or no, and is not repeated',
  (variable) => {
    expect(refusal({ environment: { [variable]: KEY_A } })).toBe(`${variable} must be 1 or 0`)
  },
)
