import { describe, expect, it } from 'vitest'
import { COUNTRIES } from '../../../src/catalog/countries.ts'
import { offeringName } from '../../../src/catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../../../src/catalog/offerings.ts'
import { resolveConfig } from '../../../src/config/resolve-config.ts'
import { combine } from '../../../src/inventory/register/combine.ts'
import type { Declared } from '../../../src/inventory/register/declared.ts'
import { readEntries } from '../../../src/inventory/register/read-entries.ts'
import { entryName, type RegisterEntry, toDocument } from '../../../src/inventory/register/register-entry.ts'
import { declare, ENCRYPTION_KEY, keyNamed, priced, registered, US_OFFERING } from './given.ts'

const offering = (amount: number): RegisterEntry => ({
  kind: 'offering',
  offering: priced(US_OFFERING, amount),
})
const limits = (name: string, maxHeldNumbers: number): RegisterEntry => ({
  kind: 'limits',
  resource: name,
  limits: { maxHeldNumbers },
})

function combined(declared: Declared, ...entries: RegisterEntry[]) {
  const named = new Map(entries.map((entry) => [entryName(entry), entry]))
  const { inForce, left } = combine(declared, 3, named, 0)
  return { ...inForce, names: inForce.resources.map(({ name }) => name), left: Object.fromEntries(left) }
}
const amounts = (all: typeof DEFAULT_OFFERINGS) =>
  all
    .filter(({ country, numberType, assignmentType }) =>
      [country, numberType, assignmentType].every((each) => Object.values(US_OFFERING).includes(each)),
    )
    .map(({ cost }) => cost.amount)

describe('in force are', () => {
  it('the defaults, where nothing is declared or set', () => {
    const { version, names, offerings, policyFor, left } = combined(declare())
    expect({ version, names, left }).toEqual({ version: 3, names: ['default'], left: {} })
    expect(offerings).toEqual(DEFAULT_OFFERINGS)
    expect(policyFor('default').heldLimit).toBeUndefined()
  })

  it('the countries that are always listed, and every other country with an offering', () => {
    const countries = (...entries: RegisterEntry[]) => [...combined(declare(), ...entries).countries]
    const kenyan: RegisterEntry = { kind: 'offering', offering: { ...US_OFFERING, country: 'KE' } }
    expect(countries()).toEqual(COUNTRIES)
    expect(countries(kenyan, offering(9))).toEqual([...COUNTRIES, 'KE'])
  })

  it('the rate of each resource, by its own limit or that of all', () => {
    const entry = (name: string, maxRequestsPerSecond: number): RegisterEntry => ({
      kind: 'limits',
      resource: name,
      limits: { maxRequestsPerSecond },
    })
    const { policyFor } = combined(
      declare({ maxRequestsPerSecond: 50 }),
      ...registered('contoso'),
      entry('contoso', 7),
      entry('default', 0),
    )
    const rates = ['contoso', 'default', 'other'].map((name) => policyFor(name).requestsPerSecond)
    expect(rates).toEqual([7, undefined, 50])
  })

  it('the rate that begins with the first resource of the register, unless a limit says otherwise', () => {
    const shared = { ...declare(), requestsOnceShared: 9 }
    expect(combined(shared).policyFor('default').requestsPerSecond).toBeUndefined()
    expect(combined(shared, limits('default', 2)).policyFor('default').requestsPerSecond).toBeUndefined()
    const { policyFor } = combined(shared, ...registered('contoso'), ...registered('fabrikam'), {
      kind: 'limits',
      resource: 'fabrikam',
      limits: { maxRequestsPerSecond: 0 },
    })
    const rates = ['default', 'contoso', 'fabrikam'].map((name) => policyFor(name).requestsPerSecond)
    expect(rates).toEqual([9, 9, undefined])
    // An entry that is left out ends nothing.
    const { policyFor: alone } = combined(shared, ...registered('default'))
    expect(alone('default').requestsPerSecond).toBeUndefined()
  })

  it('the declarations, and the entries beside them', () => {
    const { names, offerings, policyFor } = combined(
      declare({ maxHeldNumbers: 5 }),
      ...registered('contoso'),
      offering(9),
      limits('contoso', 2),
      limits('default', 0),
    )
    expect(names).toEqual(['default', 'contoso'])
    expect(amounts(offerings)).toEqual([9])
    expect(['contoso', 'default', 'other'].map((name) => policyFor(name).heldLimit)).toEqual([
      2,
      undefined,
      5,
    ])
  })

  it('declarations before entries of the same name, key or host', () => {
    const own = {
      name: 'own',
      accessKeys: [keyNamed('own')],
      hosts: ['own.example'],
      limits: { maxHeldNumbers: 1 },
    }
    const { cost, ...terms } = US_OFFERING
    const { amount, currencyCode } = { ...cost, amount: 4 }
    const declared = declare({ resources: [own], offerings: [{ ...terms, cost: { amount, currencyCode } }] })
    const { names, offerings, policyFor, left } = combined(
      declared,
      ...registered('own', keyNamed('other')).slice(0, 1),
      ...registered('same-key', keyNamed('own')),
      ...registered('same-host', keyNamed('same-host'), ['own.example']),
      offering(9),
      limits('own', 7),
    )
    expect(names).toEqual(['own'])
    expect(amounts(offerings)).toEqual([4])
    expect(policyFor('own').heldLimit).toBe(1)
    expect(left).toEqual({
      'resource/own': 'holdline.json declares resource/own: change it there.',
      'resource/same-key': expect.stringContaining('share an access key'),
      'resource/same-host': expect.stringContaining('share the host'),
      [entryName(offering(0))]: expect.stringContaining('holdline.json declares offering/US/geographic/'),
      'limits/own': 'holdline.json declares limits/own: change it there.',
    })
  })

  it('no resource without a host name, where other machines can reach the server', () => {
    const environment = {
      HOLDLINE_ACCESS_KEY: keyNamed('a'),
      HOLDLINE_HOSTS: 'a.example',
      HOLDLINE_ENCRYPTION_KEYS: ENCRYPTION_KEY,
    }
    const sources = { document: {}, documentName: 'holdline.json', environment, host: '0.0.0.0' }
    const { names, left } = combined(
      resolveConfig(sources),
      ...registered('b'),
      ...registered('c', keyNamed('c'), ['c.example']),
    )
    expect(names).toEqual(['default', 'c'])
    expect(left['resource/b']).toContain('needs a host name')
  })

  it('no default offering that is retired, and one that is declared all the same', () => {
    const retirement: RegisterEntry = { kind: 'retirement', offering: offeringName(US_OFFERING) }
    expect(amounts(combined(declare(), retirement).offerings)).toEqual([])
    const declared = { ...declare(), offerings: [priced(US_OFFERING, 4)] }
    const { offerings, left } = combined(declared, retirement)
    expect(amounts(offerings)).toEqual([4])
    expect(left[entryName(retirement)]).toContain('change it there')
  })

  it('no offering in a country without telephone numbers', () => {
    const elsewhere: RegisterEntry = { kind: 'offering', offering: { ...US_OFFERING, country: 'ZZ' } }
    expect(combined(declare(), elsewhere).left[entryName(elsewhere)]).toMatch(/ZZ/)
  })
})

describe('entries', () => {
  const entries = [
    ...registered('a', keyNamed('a'), ['a.example']),
    offering(2.5),
    limits('a', 0),
    { kind: 'retirement', offering: offeringName(US_OFFERING) } as const,
    { kind: 'suspension', resource: 'a', since: 1_764_000_000_000 } as const,
  ]

  it.each(entries)('$kind: is read as it was written', (entry) => {
    const document: unknown = JSON.parse(JSON.stringify(toDocument(entry)))
    const read = readEntries(new Map([[entryName(entry), document]]))
    expect(read).toEqual({ entries: new Map([[entryName(entry), entry]]), unreadable: [] })
  })

  it.each([
    ['resource/a', { name: 'b', hosts: [] }],
    ['resource/a', { name: 'a', hosts: [], accessKeys: [keyNamed('a')] }],
    ['key/a/b/c', { createdAt: 0, encryptionKey: '', nonce: '', ciphertext: '', tag: '' }],
    ['key/a/b', { createdAt: 0, accessKey: keyNamed('a') }],
    ['resource/a', { name: 'a', future: true }],
    ['resource/a', 'text'],
    ['offering/US', { country: 'US' }],
    ['limits/a', { maxHeldNumbers: -1 }],
    ['future/a', {}],
  ])('%s %o: cannot be read, and its name is listed', (name, document) => {
    expect(readEntries(new Map([[name, document]]))).toEqual({ entries: new Map(), unreadable: [name] })
  })
})
