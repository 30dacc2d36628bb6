import { describe, expect, it } from 'vitest'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import type { AuthenticationRequest } from '../../src/http/auth/authenticator.ts'
import type { SignedForm } from '../support/sign.ts'
import { callerBy, DIRECTORY, NOW, signedRequest } from './given.ts'

// The tolerance is so wide that a changed date is refused for its signature, and not for its age.
const authenticate = callerBy(
  createAccessKeyStrategy({
    directory: DIRECTORY,
    loopback: true,
    systemNow: () => NOW,
    dateToleranceMs: Number.MAX_SAFE_INTEGER,
  }),
)

const TARGET = "/a/%2B1*2/:search?api-version=2025-02-11&b=New%20York&c=O'F&d=1%2B2&e=%2A"

const PARTS: Record<
  string,
  (request: AuthenticationRequest) => [string, (to: string) => AuthenticationRequest]
> = {
  method: (request) => [request.method, (method) => ({ ...request, method })],
  target: (request) => [request.target, (target) => ({ ...request, target })],
  date: header('x-ms-date'),
  host: header('host'),
  'content hash': header('x-ms-content-sha256'),
  authorization: header('authorization'),
}

function header(name: string) {
  return (request: AuthenticationRequest): [string, (to: string) => AuthenticationRequest] => [
    String(request.headers[name]),
    (value) => ({ ...request, headers: { ...request.headers, [name]: value } }),
  ]
}

const REPLACEMENTS = [...'aAzZ09/+=?&%:;*-_. \n\0é~#,', 'b', 'B', 'f', 'F', '2', '5']

/** The only changes that are accepted, since the request stays the same: each text with its replacement. */
const SAME: { part: string; form?: SignedForm; from: string; to: string[] }[] = [
  // A scheme has no case and one space or more after it, https://www.rfc-editor.org/rfc/rfc9110#section-11.4
  { part: 'authorization', from: 'HMAC-SHA256 ', to: ['HMaC-SHA256 ', 'HMAC-SHa256 ', 'HMAC-SHA256  '] },
  // The JavaScript client signs a query as it is parsed: two spellings that parse alike have the same signature.
  { part: 'target', form: 'js', from: '&b=', to: ['&&b='] },
  { part: 'target', form: 'js', from: '&c=', to: ['&&c='] },
  { part: 'target', form: 'js', from: '&d=', to: ['&&d='] },
  { part: 'target', form: 'js', from: '&e=', to: ['&&e='] },
  { part: 'target', form: 'js', from: '1%2B2&', to: ['1%2b2&'] },
  { part: 'target', form: 'js', from: '=%2A', to: ['=%2a'] },
  // The text that the Python client signs over HTTP is itself a raw target, though no server routes it.
  { part: 'target', form: 'python-http', from: '/a/', to: ['a/'] },
]

const HOST = 'localhost:8080'

/** A signature over the host alone does not say which port is meant. */
const ANY_PORT = /^localhost:\d*$/

describe.each<{ form: SignedForm; signedHost: string }>([
  { form: 'raw', signedHost: HOST },
  { form: 'raw', signedHost: 'localhost' },
  { form: 'js', signedHost: HOST },
  { form: 'python-http', signedHost: HOST },
  { form: 'python-async', signedHost: HOST },
  { form: 'path-encoded', signedHost: HOST },
  { form: 'path-plain', signedHost: HOST },
])('signed in the form "$form" for $signedHost', ({ form, signedHost }) => {
  const request = signedRequest({ method: 'DELETE', target: TARGET, form, host: HOST, signedHost })

  it('passes untouched', async () => {
    expect(await authenticate(request)).toMatchObject({ resource: 'default' })
  })

  it.each(Object.keys(PARTS))(
    'is refused with any one byte of the %s replaced, left out or doubled',
    async (part) => {
      const [text, withText] = PARTS[part]?.(request) ?? ['', () => request]
      const accepted: string[] = []
      const otherPorts: string[] = []
      for (let at = 0; at < text.length; at++) {
        const [before, byte, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
        for (const replacement of [...REPLACEMENTS, '', byte + byte]) {
          const changed = before + replacement + after
          if (changed === text) continue
          if (await authenticate(withText(changed))) accepted.push(changed)
          if (part === 'host' && signedHost !== HOST && ANY_PORT.test(changed)) otherPorts.push(changed)
        }
      }
      const same = SAME.filter((known) => known.part === part && (known.form ?? form) === form)
      expect(text).not.toBe('')
      const sameTexts = same.flatMap(({ from, to }) => to.map((it) => text.replace(from, it)))
      expect(accepted.sort()).toEqual([...sameTexts, ...otherPorts].sort())
    },
  )
})

describe('one signature of the JavaScript client', () => {
  const { headers } = signedRequest({ target: '/a?b=%2A+c', form: 'js' })

  it.each(['/a?b=%2A+c', '/a?b=*+c', '/a?b=%2a+c', '/a?b=%2A%20c', '/a?b=*%20c', '/a?&b=*+c&'])(
    'serves every way to write its query: %s',
    async (target) => {
      expect(
        await authenticate({ method: 'GET', target, headers, encrypted: false, transport: 'network' }),
      ).toBeDefined()
    },
  )
  it.each([
    '/a?b=*c',
    '/a?b=*%2Bc',
    '/a?b=*+C',
    '/a?b=*+c&b=*+c',
    '/A?b=*+c',
    '/%61?b=*+c',
    '//a?b=*+c',
    '/a??b=*+c',
  ])('is not valid for another target: %s', async (target) => {
    expect(
      await authenticate({ method: 'GET', target, headers, encrypted: false, transport: 'network' }),
    ).toBeUndefined()
  })
})

describe('one signature over a path that a proxy rewrites', () => {
  const { headers } = signedRequest({ target: '/a/%2B1/:b?c=+' })
  const arrivesAs = (target: string) =>
    authenticate({ method: 'GET', target, headers, encrypted: false, transport: 'network' })

  it.each(['/a/%2B1/:b?c=+', '/a/+1/:b?c=+', '/a/%2B1/%3Ab?c=+', '/a/+1/%3Ab?c=+'])(
    'serves every way to write its plus and its colon: %s',
    async (target) => {
      expect(await arrivesAs(target)).toBeDefined()
    },
  )
  it.each([
    '/a/%201/:b?c=+',
    '/a/1/:b?c=+',
    '/a/%252B1/:b?c=+',
    '/a/++1/:b?c=+',
    '/a/+1/;b?c=+',
    '/a/+1/b?c=+',
    '/a/+1/::b?c=+',
    '/a/+1/:b?c=%2B',
    '/a/+1%2F:b?c=+',
    '/a/+1/:b',
  ])('serves nothing else: %s', async (target) => {
    expect(await arrivesAs(target)).toBeUndefined()
  })
})
