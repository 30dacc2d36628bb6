import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import type { SignableRequest, SignedForm } from '../support/sign.ts'
import { callerBy, DEFAULT, DIRECTORY, keyNamed, NOW, signedRequest } from './given.ts'

const authenticatorAt = (now: number, loopback = true) =>
  callerBy(createAccessKeyStrategy({ directory: DIRECTORY, loopback, systemNow: () => now }))
const authenticate = authenticatorAt(NOW)
const resourceOf = async (given: Partial<SignableRequest>, loopback = true) =>
  (await authenticatorAt(NOW, loopback)(signedRequest(given)))?.resource

describe('a signature', () => {
  it('is computed as the public documentation says', async () => {
    // https://learn.microsoft.com/en-us/azure/communication-services/tutorials/hmac-header-tutorial
    const body = '{"searchId":"1"}'
    const contentHash = createHash('sha256').update(body).digest('base64')
    const signature = createHmac('sha256', Buffer.from(keyNamed('contoso'), 'base64'))
      .update('POST\n/availablePhoneNumbers/:purchase?api-version=2025-02-11\n')
      .update(`Tue, 02 Jan 2024 20:59:16 GMT;contoso.example;${contentHash}`)
      .digest('base64')
    const caller = await authenticate({
      method: 'POST',
      target: '/availablePhoneNumbers/:purchase?api-version=2025-02-11',
      encrypted: true,
      transport: 'network',
      headers: {
        host: 'contoso.example',
        'x-ms-date': 'Tue, 02 Jan 2024 20:59:16 GMT',
        'x-ms-content-sha256': contentHash,
        authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
      },
    })
    expect(caller).toEqual({ kind: 'resource', resource: 'contoso', contentHash })
  })

  const forms: SignedForm[] = [
    'raw',
    'js',
    'python-http',
    'python-async',
    'python-async-http',
    'path-encoded',
    'path-plain',
  ]
  const targets = [
    '/phoneNumbers',
    '/phoneNumbers?',
    '/phoneNumbers?api-version=2025-02-11&skip=0&top=100',
    '/phoneNumbers/%2B14255550123?api-version=2025-02-11',
    '/phoneNumbers/%2B14255550123/capabilities?api-version=2025-02-11',
    '/phoneNumbers/%2A?api-version=2025-02-11',
    '/phoneNumbers/*?api-version=2025-02-11',
    '/availablePhoneNumbers/countries/US/:search?api-version=2025-02-11',
    '/availablePhoneNumbers/:purchase?api-version=2025-02-11',
    '/availablePhoneNumbers/countries/US/areaCodes?locality=New%20York&api-version=2025-02-11',
    "/availablePhoneNumbers/countries/US/areaCodes?locality=O'Fallon&api-version=2025-02-11",
    '/availablePhoneNumbers/countries/CA/areaCodes?locality=Montr%C3%A9al%2C%20Ouest&api-version=2025-02-11',
    '/phoneNumbers?api-version=2025-02-11&tag=a&tag=b&empty=',
    '/phoneNumbers?api-version=2025-02-11&since=10%3A30&plus=%2B1&path=a/b',
  ]
  it.each(forms)('over the form "%s" of a target is accepted', async (form) => {
    for (const target of targets)
      expect([target, await resourceOf({ target, form })]).toEqual([target, 'default'])
  })
  it('over the host without its port is accepted', async () => {
    for (const [host, signedHost] of [
      ['localhost:8080', 'localhost'],
      ['127.0.0.1:8080', '127.0.0.1'],
      ['[::1]:8080', '[::1]'],
      ['[::1]', '[::1]'],
    ] as const) {
      for (const form of forms) {
        expect([host, form, await resourceOf({ host, signedHost, form })]).toEqual([host, form, 'default'])
      }
    }
    const own = { accessKey: keyNamed('contoso'), host: 'contoso.example:8443' }
    expect(await resourceOf({ ...own, signedHost: 'contoso.example' }, false)).toBe('contoso')
  })
  it('over any other host is refused', async () => {
    for (const [host, signedHost] of [
      ['localhost', 'localhost:8080'],
      ['localhost:8080', 'localhost:'],
      ['localhost:8080', 'localhost:80'],
      ['localhost:8080', 'Localhost'],
      ['localhost:8080', '127.0.0.1'],
      ['localhost:8080', ''],
      ['[::1]:8080', '[:'],
      ['[::1]', '[:'],
    ] as const) {
      expect([signedHost, await resourceOf({ host, signedHost })]).toEqual([signedHost, undefined])
    }
  })
  it('over a double slash is accepted as it is written, and is not valid for a single slash', async () => {
    for (const form of ['raw', 'js'] as const) {
      expect(await resourceOf({ target: '//phoneNumbers?api-version=2025-02-11', form })).toBe('default')
    }
    const single = signedRequest({ target: '/phoneNumbers' })
    expect(await authenticate({ ...single, target: '//phoneNumbers' })).toBeUndefined()
  })

  it('may be made with either key of a resource', async () => {
    for (const accessKey of DEFAULT.accessKeys) expect(await resourceOf({ accessKey })).toBe('default')
    expect(await resourceOf({ accessKey: keyNamed('a stranger') })).toBeUndefined()
  })
  it('names the resource on local hosts', async () => {
    for (const host of ['localhost:8080', 'contoso.localhost', '127.0.0.1:8080', '127.8.9.1', '[::1]:8080']) {
      expect(await resourceOf({ host, accessKey: keyNamed('fabrikam') })).toBe('fabrikam')
    }
  })
  it("is refused on another resource's host", async () => {
    expect(await resourceOf({ host: 'contoso.example', accessKey: keyNamed('contoso') })).toBe('contoso')
    expect(await resourceOf({ host: 'contoso.example', accessKey: keyNamed('fabrikam') })).toBeUndefined()
    expect(await resourceOf({ host: 'contoso.example', accessKey: keyNamed('default 1') })).toBeUndefined()
  })
  it('is refused on a host that no resource has, and beyond loopback on local names', async () => {
    for (const loopback of [true, false])
      expect(await resourceOf({ host: 'evil.example' }, loopback)).toBeUndefined()
    expect(await resourceOf({ host: 'localhost:8080' }, false)).toBeUndefined()
    expect(await resourceOf({ host: 'Contoso.Example:8443', accessKey: keyNamed('contoso') }, false)).toBe(
      'contoso',
    )
  })

  it('may be used more than once', async () => {
    const request = signedRequest()
    expect([await authenticate(request), await authenticate(request)]).toMatchObject([
      { resource: 'default' },
      { resource: 'default' },
    ])
  })

  it('is valid for 15 minutes either way, and not a millisecond longer', async () => {
    const at = async (now: number) => (await authenticatorAt(now)(signedRequest()))?.resource
    const window = 15 * 60_000
    for (const now of [NOW - window, NOW, NOW + window]) expect(await at(now)).toBe('default')
    for (const now of [NOW - window - 1, NOW + window + 1]) expect(await at(now)).toBeUndefined()
  })
  it('is valid for as long as is configured', async () => {
    const strategy = { directory: DIRECTORY, loopback: true, dateToleranceMs: 1_000 }
    const at = (now: number) =>
      callerBy(createAccessKeyStrategy({ ...strategy, systemNow: () => now }))(signedRequest())
    expect(await at(NOW + 1_000)).toBeDefined()
    expect(await at(NOW + 1_001)).toBeUndefined()
  })

  it('may be over a Date header, which the list of signed headers names date or x-ms-date', async () => {
    const old = signedRequest({ dateHeader: 'date' })
    const { authorization = '' } = old.headers
    expect(await authenticate(old)).toBeDefined()
    const headers = { ...old.headers, authorization: authorization.replace('=date;', '=x-ms-date;') }
    expect(await authenticate({ ...old, headers })).toBeDefined()
    // A Date that a proxy adds does not take the place of the date that was signed.
    const both = signedRequest()
    const late = new Date(NOW + 5_000).toUTCString()
    expect(await authenticate({ ...both, headers: { ...both.headers, date: late } })).toBeDefined()
  })

  it('covers the body through its hash', async () => {
    const contentHash = createHash('sha256').update('{}').digest('base64')
    expect(await authenticate(signedRequest({ method: 'POST', body: '{}' }))).toEqual({
      kind: 'resource',
      resource: 'default',
      contentHash,
    })
  })

  it('covers the raw bytes of a target that should have been quoted', async () => {
    const sent = '/phoneNumbers?locality=Montréal'
    const { headers } = signedRequest({ target: sent })
    // Node decodes the bytes of a request line as latin1.
    const target = Buffer.from(sent).toString('latin1')
    expect(
      await authenticate({ method: 'GET', target, headers, encrypted: false, transport: 'network' }),
    ).toBeDefined()
  })
})

describe('the strategy', () => {
  it('does not start with a key that anybody could guess', () => {
    for (const accessKey of ['', 'c2hvcnQ=', 'not base64!']) {
      const resources = [{ name: 'open', accessKeys: [accessKey], hosts: [] }] as const
      const directory = { version: 1, resources }
      expect(() => createAccessKeyStrategy({ directory, loopback: true, systemNow: () => NOW })).toThrow(
        /"open"/,
      )
    }
  })
})
