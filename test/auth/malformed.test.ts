import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import { createAnyTokenStrategy } from '../../src/http/auth/any-token-strategy.ts'
import { callerBy, DIRECTORY, NOW, signedRequest } from './given.ts'

const authenticate = callerBy(
  createAccessKeyStrategy({ directory: DIRECTORY, loopback: true, systemNow: () => NOW }),
  createAnyTokenStrategy({ directory: DIRECTORY, loopback: true }),
)
const valid = signedRequest()
const { authorization = '' } = valid.headers
const signature = authorization.slice(authorization.indexOf('Signature=') + 'Signature='.length)
const date = String(valid.headers['x-ms-date'])
const hash = String(valid.headers['x-ms-content-sha256'])

const withHeader = (name: string, value: string | string[] | undefined) =>
  authenticate({ ...valid, headers: { ...valid.headers, [name]: value } })

describe('a request that proves nothing is refused, and never a fault', () => {
  it('unlike the valid request that all of these vary', async () => {
    expect(await authenticate(valid)).toBeDefined()
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['no scheme', signature],
    ['no credentials', 'HMAC-SHA256'],
    ['blank credentials', 'HMAC-SHA256  '],
    ['another scheme', authorization.replace('HMAC-SHA256', 'Basic')],
    ['the signature alone', `HMAC-SHA256 ${signature}`],
    ['no list', `HMAC-SHA256 Signature=${signature}`],
    ['no signature', authorization.slice(0, -signature.length)],
    ['a list in another order', authorization.replace('x-ms-date;host', 'host;x-ms-date')],
    ['a list that leaves the body out', authorization.replace(';x-ms-content-sha256', '')],
    ['a list with more', authorization.replace(';host;', ';host;accept;')],
    [
      'the parts swapped',
      `HMAC-SHA256 Signature=${signature}&SignedHeaders=x-ms-date;host;x-ms-content-sha256`,
    ],
    ['two signatures', `${authorization}&Signature=${signature}`],
    ['sent twice', `${authorization}, ${authorization}`],
    ['an empty signature in hex', authorization.replace(signature, '00'.repeat(32))],
    ['a short signature', authorization.replace(signature, 'AAAA')],
    ['a long signature', authorization.replace(signature, Buffer.alloc(64).toString('base64'))],
    ['no padding', authorization.slice(0, -1)],
    ['the URL-safe alphabet', authorization.replace(signature, `${'-_'.repeat(21)}A=`)],
    ['a bearer token over plain HTTP', 'Bearer token'],
  ])('authorization: %s', async (_, value) => {
    expect(await withHeader('authorization', value)).toBeUndefined()
  })

  it.each([
    ['missing', undefined],
    ['as a list', [date, date]],
  ])('x-ms-date: %s', async (_, value) => {
    expect(await withHeader('x-ms-date', value)).toBeUndefined()
  })

  it.each([
    ['empty', ''],
    ['sent twice', `${date}, ${date}`],
    ['ISO 8601', new Date(NOW).toISOString()],
    ['milliseconds', String(NOW)],
    ['the wrong weekday', date.replace('Tue', 'Wed')],
    ['no weekday', date.replace('Tue, ', '')],
    ['a numeric zone', date.replace('GMT', '+0000')],
    ['another zone', 'Tue, 02 Jan 2024 21:59:16 CET'],
    ['without leading zero', date.replace('02 Jan', '2 Jan')],
    ['in small letters', date.toLowerCase()],
    ['with a comment', `${date} (UTC)`],
    ['not a date', 'yesterday'],
  ])('x-ms-date, signed as it is: %s', async (_, value) => {
    expect(await authenticate(signedRequest({ date: value }))).toBeUndefined()
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['sent twice', `${hash}, ${hash}`],
    ['as a list', [hash]],
    ['in hex', Buffer.from(hash, 'base64').toString('hex')],
    ['not a hash', 'UNSIGNED-PAYLOAD'],
  ])('x-ms-content-sha256: %s', async (_, value) => {
    expect(await withHeader('x-ms-content-sha256', value)).toBeUndefined()
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['sent twice', 'localhost:8080, localhost:8080'],
    ['with a user', 'me@localhost:8080'],
    ['a URL', 'http://localhost:8080'],
    ['with a path', 'localhost:8080/'],
    ['a bad port', 'localhost:http'],
  ])('host: %s', async (_, value) => {
    const headers = { ...signedRequest({ host: value ?? '' }).headers, host: value }
    const { host, ...withoutHost } = headers
    expect(
      await authenticate({ ...valid, headers: host === undefined ? withoutHost : { ...withoutHost, host } }),
    ).toBeUndefined()
  })

  it('whatever the headers are', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 })
    const hostile = fc.record({
      authorization: fc.oneof(
        text,
        text.map((it) => `HMAC-SHA256 ${it}`),
        text.map((it) => `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${it}`),
        text.map((it) => `Bearer ${it}`),
      ),
      target: text,
      host: fc.oneof(text, fc.constantFrom('localhost', '[::1]', '127.0.0.1:1', '[::', '[]')),
      date: fc.oneof(text, fc.constant(date)),
    })
    await fc.assert(
      fc.asyncProperty(hostile, async ({ authorization, target, host, date }) => {
        const headers = { ...valid.headers, authorization, host, 'x-ms-date': date }
        expect(await authenticate({ ...valid, target, headers })).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
  })

  it('whatever the target of a well-formed but wrong signature is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (target) => {
        expect(await authenticate({ ...valid, target })).toBeUndefined()
      }),
    )
  })
})
