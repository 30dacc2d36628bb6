import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideInHeaders } from '../../../src/control/requests/hide/hide-in-headers.ts'
import { hideInJson } from '../../../src/control/requests/hide/hide-in-json.ts'
import { hideInQuery, hideInTarget } from '../../../src/control/requests/hide/hide-in-target.ts'
import { hideInText } from '../../../src/control/requests/hide/hide-in-text.ts'
import { hideKnown } from '../../../src/control/requests/hide/hide-known.ts'

describe('what has no secret stays as it is', () => {
  it.each([
    '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01',
    '/phoneNumbers?skip=0&top=100&api-version=2025-06-01',
    '/nowhere?a=%zz&b=%20&&=',
  ])('%s', (target) => {
    expect(hideInTarget(target)).toBe(target)
  })

  it('JSON, to its last space', () => {
    const text =
      ' {"assignmentType" : "application",\n "capabilities":{"sms":"none"}, "quantity": 1e1, "n": [null]} '
    expect(hideInJson(text)).toBe(text)
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false, maxDepth: 4 }), (json) => {
        fc.pre(
          hideInText(json) === json && !/key|token|secret|pass|pwd|sig|auth|cookie|credential/i.test(json),
        )
        expect(JSON.parse(hideInJson(json))).toEqual(JSON.parse(json))
      }),
    )
  })

  it('headers', () => {
    const headers = {
      'x-ms-date': 'Thu, 15 Jan 2026 12:00:00 GMT',
      accept: '*/*',
      'keep-alive': 'timeout=72',
    }
    expect(hideInHeaders(headers)).toEqual(headers)
  })
})

describe('what has a secret shows what it is beside it', () => {
  it.each([
    ['endpoint=https://a.example/;accesskey=AAAA+/==', 'endpoint=https://a.example/;accesskey=***'],
    ['Endpoint=https://a/;AccessKey = "AAAA"', 'Endpoint=https://a/;AccessKey = ***"'],
    ['see https://a/?x=1&sig=AAAA&y=2', 'see https://a/?x=1&sig=***&y=2'],
    [
      'to%3Dendpoint%3Dhttps%3A%2F%2Fa%3Baccesskey%3DAAAA%3Bb',
      'to%3Dendpoint%3Dhttps%3A%2F%2Fa%3Baccesskey%3D***%3Bb',
    ],
    ['http://me:secret@proxy:3128/', 'http://me:***@proxy:3128/'],
    ['Bearer abcdefghijklmnopqrst', 'Bearer ***'],
    ['token=a\ntoken=b', 'token=***\ntoken=***'],
  ])('%s', (text, shown) => {
    expect(hideInText(text)).toBe(shown)
  })

  it.each([
    ['{"token":"a"}', '{"token":"***"}'],
    ['{"token":12,"b":2}', '{"token":"***","b":2}'],
    ['{"accessKeys":["a","b"],"b":["c"]}', '{"accessKeys":["***","***"],"b":["c"]}'],
    ['{"secrets":{"a":{"b":1}},"b":{"c":1}}', '{"secrets":{"a":{"b":"***"}},"b":{"c":1}}'],
    ['{"\\u0074oken":"a"}', '{"\\u0074oken":"***"}'],
    ['{"token":"a\\"b","c":"d"}', '{"token":"***","c":"d"}'],
    ['{"token":"a\\', '{"token":"***"'],
    ['{"token" : "', '{"token" : "***"'],
    ['{token: a, b: 1}', '{token: "***", b: 1}'],
    ['[{"a":"x;accesskey=\\u0041"}]', '[{"a":"x;accesskey=***"}]'],
  ])('%s', (text, shown) => {
    expect(hideInJson(text)).toBe(shown)
  })

  it('in a target', () => {
    expect(hideInTarget('/a?code=1&%6bey=AAAA&b=c')).toBe('/a?code=1&%6bey=***&b=c')
    expect(hideInTarget('/a?to=accesskey%3DAAAA')).toBe('/a?to=accesskey%3D***')
  })

  it('in a form with half a character', () => {
    expect(hideInQuery('a=\ud800token=AAAA')).toBe('a=%EF%BF%BDtoken%3D***')
  })

  it('in headers', () => {
    expect(
      hideInHeaders({
        authorization: 'HMAC-SHA256 SignedHeaders=x-ms-date;host&Signature=AAAA',
        'proxy-authorization': 'AAAA',
        'x-functions-key': 'AAAA',
        'set-cookie': 'a=AAAA',
        via: 'token=AAAA, b',
      }),
    ).toEqual({
      authorization: 'HMAC-SHA256 ***',
      'proxy-authorization': '***',
      'x-functions-key': '***',
      'set-cookie': '***',
      via: 'token=***, b',
    })
  })

  it('a known secret, however it is written, but no short one', () => {
    const secret = 'abc/def+ghi='
    expect(hideKnown(`${secret} ${encodeURIComponent(secret)} abc\\/def+ghi=`, [secret])).toBe('*** *** ***')
    expect(hideKnown('abc', ['abc'])).toBe('abc')
  })
})

describe('a secret', () => {
  const secret = 'S3cr3tS3cr3t'
  /** JSON in which the secret is below a name that says so. */
  const holder = fc.letrec<{ any: unknown; below: unknown }>((tie) => ({
    below: fc.oneof(
      { maxDepth: 3 },
      fc.constant(secret),
      fc.array(tie('below'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(fc.string(), tie('below'), { minKeys: 1, maxKeys: 3 }),
    ),
    any: fc.oneof(
      { maxDepth: 3 },
      fc.json().map((text) => JSON.parse(text)),
      tie('below').map((value) => ({ accessKey: value })),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('any'), { maxKeys: 3 }),
    ),
  })).any

  it('is never shown, wherever JSON is cut off', () => {
    fc.assert(
      fc.property(holder, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), (value, part, indent) => {
        const json = JSON.stringify(value, undefined, indent)
        const cut = json.slice(0, Math.ceil(json.length * part))
        expect(hideInJson(cut)).not.toContain(secret.slice(0, 6))
      }),
    )
  })

  it('takes time in proportion to the text', () => {
    // Each would take minutes by an expression that tries every beginning again.
    const parts = [
      'a',
      'key',
      '=',
      '-eyJ',
      '//',
      '//a:',
      '"',
      '\\',
      '[',
      ' ',
      'bearer ',
      'a=',
      'token=',
      '%3d',
      '\n- a',
    ]
    for (const part of parts) {
      const text = part.repeat(Math.ceil((64 * 1024) / part.length))
      for (const hide of [hideInText, hideInJson, hideInTarget]) hide(text)
    }
  })
})
