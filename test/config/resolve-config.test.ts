import { describe, expect, it } from 'vitest'
import type { ConfigSources } from '../../src/config/config-sources.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { refusal, resolve } from './given-config.ts'

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64')
const [KEY_A, KEY_B, KEY_C] = [key('a'), key('b'), key('c')]

describe('without configuration', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost', 'LOCALHOST'])(
    'on %s the server is a stand-in',
    (host) => {
      expect(resolve({ host })).toEqual({
        source: 'holdline.json',
        resources: [{ name: 'default', accessKeys: [DEVELOPMENT_ACCESS_KEY], hosts: [] }],
        loopback: true,
        requestsOnceShared: 1_000,
        standIn: true,
        trust: {},
        operatorKeys: [],
        encryptionKeys: [],
        clockSkewMs: 15 * 60_000,
        maxSandboxes: 10_000,
        metricsArePublic: false,
        hasConsole: true,
        tokens: [],
        policy: {
          holdMs: 15 * 60_000,
          agingMs: 0,
          maxSearchQuantity: 1_000,
          fill: 'sequential',
          operationDelay: { notStartedMs: 0, runningMs: 0 },
        },
        keptMs: 30 * 24 * 60 * 60_000,
      })
    },
  )

  it.each(['0.0.0.0', '::', '192.168.1.2', '10.127.0.1', 'example.com', '127.0.0.1.example.com'])(
    'on %s it does not start, and says what to set',
    (host) => {
      const message = refusal({ host })
      expect(message).toContain(host)
      expect(message).toMatch(/set HOLDLINE_ACCESS_KEY to .*, and HOLDLINE_HOSTS to /)
      expect(message).not.toContain('\n')
    },
  )
})

describe('an empty key in the environment', () => {
  const environment = { HOLDLINE_ACCESS_KEY: ' ' }

  it('is refused where the development key would take its place', () => {
    expect(refusal({ environment })).toMatch(
      /^HOLDLINE_ACCESS_KEY is empty, so the server would take the development key/,
    )
  })

  it.each<[string, Partial<ConfigSources>, string]>([
    ['is the file’s own key', { document: { resources: [{ name: 'a', accessKeys: [KEY_A] }] } }, KEY_A],
    [
      'is the development key where the configuration says so',
      { environment: { ...environment, HOLDLINE_DEVELOPMENT_KEY: '1' } },
      DEVELOPMENT_ACCESS_KEY,
    ],
  ])('counts as unset, and the key %s', (_, sources, accessKey) => {
    expect(resolve({ environment, ...sources }).resources[0].accessKeys).toEqual([accessKey])
  })
})

describe('a server that others can reach', () => {
  const host = '0.0.0.0'

  it('starts with a key and hosts', () => {
    const environment = { HOLDLINE_ACCESS_KEY: KEY_A, HOLDLINE_HOSTS: ' Numbers.Example, b.example ,' }
    expect(resolve({ host, environment })).toMatchObject({
      resources: [{ name: 'default', accessKeys: [KEY_A], hosts: ['numbers.example', 'b.example'] }],
      loopback: false,
      standIn: false,
    })
  })

  it('is refused for each resource that no client could reach', () => {
    const document = {
      resources: [
        { name: 'a', accessKeys: [KEY_A], hosts: ['a.example'] },
        { name: 'b', accessKeys: [KEY_B] },
      ],
    }
    expect(refusal({ host, document })).toContain('set resources[1].hosts in holdline.json to the host names')
    expect(refusal({ host, document })).not.toContain('HOLDLINE_ACCESS_KEY')
    expect(refusal({ host, document })).not.toContain('development key')
  })
})

describe('what is configured', () => {
  it('takes the primary key of the first resource from the environment', () => {
    const document = {
      resources: [
        { name: 'a', accessKeys: [KEY_A, KEY_B], hosts: ['a.example'] },
        { name: 'b', accessKeys: [KEY_C], hosts: ['B.example'] },
      ],
    }
    const own = key('x')
    const environment = { HOLDLINE_ACCESS_KEY: `${own}\n`, HOLDLINE_HOSTS: '' }
    expect(resolve({ document, environment }).resources).toEqual([
      { name: 'a', accessKeys: [own, KEY_B], hosts: ['a.example'] },
      { name: 'b', accessKeys: [KEY_C], hosts: ['b.example'] },
    ])
  })

  it('takes the development key for the operator on a stand-in alone', () => {
    const environment = { HOLDLINE_OPERATOR_KEY: DEVELOPMENT_ACCESS_KEY }
    for (const shared of [true, false]) {
      const message = refusal({ environment: { ...environment, HOLDLINE_ACCESS_KEY: KEY_A }, shared })
      expect(message).toMatch(/^HOLDLINE_OPERATOR_KEY is the public development key/)
    }
  })

  it('takes one or two operator keys, which no resource has', () => {
    const environment = { HOLDLINE_OPERATOR_KEY: `${KEY_A}, ${KEY_B}` }
    expect(resolve({ environment }).operatorKeys).toEqual([KEY_A, KEY_B])
    const both = { HOLDLINE_OPERATOR_KEY: KEY_A, HOLDLINE_ACCESS_KEY: KEY_A }
    expect(refusal({ environment: both })).toMatch(
      /^HOLDLINE_OPERATOR_KEY has an access key of resource "default"/,
    )
    expect(refusal({ environment: { HOLDLINE_OPERATOR_KEY: 'short' } })).toMatch(/^HOLDLINE_OPERATOR_KEY is /)
    const three = `${KEY_A} ${KEY_B} ${KEY_A}`
    expect(refusal({ environment: { HOLDLINE_OPERATOR_KEY: three } })).toMatch(/has 3 keys: give one or two$/)
  })

  it('limits the rate of each resource unless the server is a stand-in, or it says otherwise', () => {
    const beyond = {
      host: '0.0.0.0',
      environment: { HOLDLINE_ACCESS_KEY: KEY_A, HOLDLINE_HOSTS: 'a.example' },
    }
    const rate = (sources: Partial<ConfigSources>) => resolve(sources).policy.requestsPerSecond
    expect(rate(beyond)).toBe(1_000)
    expect(rate({ ...beyond, document: { maxRequestsPerSecond: 0 } })).toBeUndefined()
    expect(rate({ ...beyond, document: { maxRequestsPerSecond: 5 } })).toBe(5)
    expect(rate({})).toBeUndefined()
    expect(rate({ host: '::1', document: { resources: [{ name: 'a' }] } })).toBeUndefined()
    expect(rate({ document: { maxRequestsPerSecond: 5 } })).toBe(5)
    // No stand-ins, although only this machine can reach them.
    const own = { HOLDLINE_ACCESS_KEY: KEY_A }
    expect(rate({ environment: own })).toBe(1_000)
    expect(rate({ environment: own, document: { maxRequestsPerSecond: 0 } })).toBeUndefined()
    expect(rate({ environment: own, shared: true })).toBe(1_000)
    expect(rate({ environment: { HOLDLINE_HOSTS: 'a.example', HOLDLINE_DEVELOPMENT_KEY: '1' } })).toBe(1_000)
    const resources = [{ name: 'a' }, { name: 'b', accessKeys: [KEY_B] }]
    expect(rate({ document: { resources, developmentKey: true } })).toBe(1_000)
  })

  it('sets the policy and the offerings, and leaves the rest', () => {
    const offering = {
      country: 'US',
      numberType: 'tollFree' as const,
      assignmentType: 'application' as const,
      capabilities: { calling: 'inbound' as const, sms: 'none' as const },
      cost: { amount: 2.5, currencyCode: 'USD' },
    }
    const config = resolve({
      document: {
        holdSeconds: 2,
        agingSeconds: 3,
        operationDelay: { runningMs: 4 },
        fill: 'rested',
        clockSkewMinutes: 1,
        keepDays: 2,
        offerings: [offering],
      },
    })
    expect(config).toMatchObject({
      clockSkewMs: 60_000,
      keptMs: 48 * 60 * 60_000,
      policy: {
        holdMs: 2_000,
        agingMs: 3_000,
        maxSearchQuantity: 1_000,
        fill: 'rested',
        operationDelay: { notStartedMs: 0, runningMs: 4 },
      },
      offerings: [
        {
          ...offering,
          cost: { ...offering.cost, billingFrequency: 'monthly' },
          agreementToNotResellRequired: false,
        },
      ],
    })
  })

  it('sells in every country of ISO 3166-1 that has telephone numbers, and in no other', () => {
    const sellIn = (country: string): Partial<ConfigSources> => ({
      document: {
        offerings: [
          {
            country,
            numberType: 'geographic',
            assignmentType: 'application',
            capabilities: { calling: 'inbound', sms: 'none' },
            cost: { amount: 1, currencyCode: 'USD' },
          },
        ],
      },
    })
    for (const country of ['KE', 'JP', 'GG', 'AX', 'US'])
      expect(resolve(sellIn(country)).offerings, country).toMatchObject([{ country }])
    for (const country of ['XX', 'ZZ', 'AQ', 'UK', 'XK'])
      expect(refusal(sellIn(country))).toMatch(
        new RegExp(`^holdline\\.json: offerings\\[0\\]\\.country ${country} is no country .*: give the code`),
      )
  })

  it.each([
    [{ environment: { HOLDLINE_ACCESS_KEY: 'not a key' } }, /^HOLDLINE_ACCESS_KEY is not base64/],
    [
      { environment: { HOLDLINE_HOSTS: 'https://a.example' } },
      /^HOLDLINE_HOSTS "https:.*" is not a host name/,
    ],
    [
      { environment: { HOLDLINE_HOSTS: 'a.example:8443' } },
      /is not a host name; give it without scheme, port/,
    ],
    [
      { document: { resources: [{ name: 'a', accessKeys: ['not a key'] }] } },
      /^holdline\.json: resources\[0\]\.accessKeys\[0\] is not base64/,
    ],
    [
      { document: { resources: [{ name: 'a' }, { name: 'b' }] } },
      /^holdline\.json: resources\[1\]\.accessKeys is missing/,
    ],
    [
      { document: { resources: [{ name: 'a' }, { name: 'b', accessKeys: [KEY_B], hosts: ['a/b'] }] } },
      /^holdline\.json: resources\[1\]\.hosts\[0\] "a\/b" is not a host name/,
    ],
    [
      {
        document: {
          resources: [
            { name: 'a', accessKeys: [KEY_A] },
            { name: 'b', accessKeys: [KEY_A] },
          ],
        },
      },
      /^holdline\.json: Resources "a" and "b" share an access key/,
    ],
  ])('is refused where it is wrong (%#)', (sources, message) => {
    expect(refusal(sources)).toMatch(message)
    expect(refusal(sources)).not.toMatch(/not a key|YWFh/)
  })
})

describe('the readers of the metrics', () => {
  it.each<[Partial<ConfigSources>, boolean]>([
    [{}, false],
    [{ document: { metrics: 'public' } }, true],
    [{ document: { metrics: 'operator' } }, false],
    [{ environment: { HOLDLINE_METRICS: 'public' } }, true],
    [{ document: { metrics: 'public' }, environment: { HOLDLINE_METRICS: ' Operator ' } }, false],
    [{ document: { metrics: 'public' }, environment: { HOLDLINE_METRICS: '' } }, true],
  ])('are as %j says', (sources, expected) => {
    expect(resolve(sources).metricsArePublic).toBe(expected)
  })

  it('are refused where the variable names others, without the text, which may be a key', () => {
    expect(refusal({ environment: { HOLDLINE_METRICS: KEY_A } })).toBe(
      'HOLDLINE_METRICS must be public or operator',
    )
  })
})

describe('the console', () => {
  const BEYOND = { HOLDLINE_ACCESS_KEY: KEY_A, HOLDLINE_HOSTS: 'numbers.example.com' }

  it.each([
    [{ host: 'localhost' }, true],
    [{ host: '0.0.0.0', environment: BEYOND }, false],
    [{ host: '0.0.0.0', environment: BEYOND, document: { console: true } }, true],
    [{ host: 'localhost', document: { console: true }, environment: { HOLDLINE_CONSOLE: 'no' } }, false],
    [{ host: 'localhost', document: { console: false }, environment: { HOLDLINE_CONSOLE: ' ' } }, false],
  ])('is as %j says', (sources, expected) => {
    expect(resolve(sources).hasConsole).toBe(expected)
  })

  it('is refused where the variable says neither yes nor no, without the text, which may be a key', () => {
    expect(refusal({ environment: { HOLDLINE_CONSOLE: KEY_A } })).toBe('HOLDLINE_CONSOLE must be 1 or 0')
  })
})
