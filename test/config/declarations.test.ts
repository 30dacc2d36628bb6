import { expect, it } from 'vitest'
import type { ConfigDocument } from '../../src/config/config-document.ts'
import { declarationsOf, differingNames } from '../../src/config/declarations.ts'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { keyNamed } from '../inventory/register/given.ts'

const declarations = (document: ConfigDocument, environment = {}) =>
  declarationsOf(resolveConfig({ document, documentName: 'a.json', environment, host: '127.0.0.1' }))

const offering = (amount: number) => ({
  country: 'US',
  numberType: 'geographic' as const,
  assignmentType: 'application' as const,
  capabilities: { calling: 'inbound' as const, sms: 'none' as const },
  cost: { amount, currencyCode: 'USD' },
})
const NAME = 'offering/US/geographic/application/inbound/none'

it.each<[ConfigDocument, ConfigDocument, string[]]>([
  [{}, {}, []],
  [{ holdSeconds: 900 }, {}, []],
  [{ holdSeconds: 60, agingSeconds: 1 }, { agingSeconds: 2 }, ['agingSeconds', 'holdSeconds']],
  [{ maxHeldNumbers: 5, maxSearchQuantity: 6 }, {}, ['maxHeldNumbers', 'maxSearchQuantity']],
  [{ operationDelay: { runningMs: 1 } }, {}, ['operationDelay']],
  [{ maxRequestsPerSecond: 5 }, {}, ['maxRequestsPerSecond']],
  [{ fill: 'rested' }, { fill: 'sequential' }, ['fill']],
  [{ fill: 'sequential' }, {}, []],
  [
    { keepDays: 1, clockSkewMinutes: 1, acceptAnyToken: false, unsignedControls: false },
    {},
    ['acceptAnyToken', 'clockSkewMinutes', 'keepDays', 'unsignedControls'],
  ],
  [{ metrics: 'public' }, { metrics: 'operator' }, ['metrics']],
  [{ metrics: 'operator' }, {}, []],
  [
    { tokens: [{ issuer: 'https://a.example', audience: 'a', resource: { claim: 'sub' } }] },
    {},
    ['acceptAnyToken', 'tokens'],
  ],
  [{ offerings: [offering(1)] }, { offerings: [offering(2)] }, [NAME]],
  [{ offerings: [offering(1)] }, {}, [NAME]],
  [
    { resources: [{ name: 'a', accessKeys: [keyNamed('1')] }] },
    { resources: [{ name: 'a', accessKeys: [keyNamed('2')] }] },
    ['resource/a'],
  ],
  [
    { developmentKey: true, resources: [{ name: 'a' }, { name: 'b', accessKeys: [keyNamed('b')] }] },
    { resources: [{ name: 'a', limits: { maxHeldNumbers: 1 } }] },
    // With a second resource the server is no stand-in, and takes neither unchecked tokens nor unsigned calls; each resource has a rate.
    ['acceptAnyToken', 'controls', 'maxRequestsPerSecond', 'resource/a', 'resource/b', 'unsignedControls'],
  ],
])('%o and %o differ in %o', (one, other, names) => {
  expect(differingNames(declarations(one), declarations(other))).toEqual(names)
  expect(differingNames(declarations(other), declarations(one))).toEqual(names)
})

it('differ in their encryption keys, and in which one encrypts', () => {
  const withKeys = (...names: string[]) =>
    declarations({}, { HOLDLINE_ENCRYPTION_KEYS: names.map(keyNamed).join(' ') })
  expect(differingNames(withKeys('a', 'b'), withKeys('a', 'b'))).toEqual([])
  for (const others of [withKeys('b', 'a'), withKeys('a'), declarations({})])
    expect(differingNames(withKeys('a', 'b'), others)).toEqual(['encryptionKeys'])
})

it('show no key', () => {
  const text = JSON.stringify(declarations({ resources: [{ name: 'a', accessKeys: [keyNamed('secret')] }] }))
  expect(text).not.toContain(keyNamed('secret'))
})
