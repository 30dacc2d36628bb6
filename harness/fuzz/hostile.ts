import type { Random } from '../../test/support/random.ts'
import { type Header, type Message, signed, withHeaders } from './message.ts'
import { utf8 } from './mutate-text.ts'

/** Known attacks: each function returns the message with one attack in it. */
export type Hostile = (message: Message, random: Random) => Message

const METHODS = [
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PUT',
  'PROPFIND',
  'get',
  'PRI',
  'QUERY',
  'SEARCH',
  'M-SEARCH',
  'CONNECT',
] as const

const PATHS: readonly [(path: string) => string, ...((path: string) => string)[]] = [
  (path) => `/${path}`,
  (path) => `${path}/`,
  (path) => `${path}/../..${path}`,
  (path) => `/x/%2e%2e${path}`,
  (path) => `http://elsewhere.example${path}`,
  (path) => `//elsewhere.example${path}`,
  (path) => path.slice(1),
  (path) => `${path};x=1`,
  (path) => `${path}#fragment`,
  (path) => path.replace(/[^/]+$/, '__proto__'),
  (path) => path.replace(/[^/]+$/, "' OR 1=1 --".replaceAll(' ', '%20')),
  (path) => `${path}%`,
  (path) => path.replaceAll('/', '%2F'),
  (path) => path.toUpperCase(),
  () => '*',
  () => '/_holdline/%2e%2e/phoneNumbers',
]

const QUERIES = [
  'api-version[]=2025-06-01',
  'api-version=2025-06-01&api-version=2021-03-07',
  'api-version=__proto__',
  'api-version=2999-01-01',
  '__proto__[polluted]=1',
  'constructor.prototype.polluted=1',
  'skip=1&skip=2',
  'top=%2d1',
  '?api-version=2025-06-01',
  '&&&===&',
] as const

const HEADERS: readonly [Header, ...Header[]] = [
  ['transfer-encoding', 'chunked'],
  ['transfer-encoding', 'identity, chunked'],
  ['content-length', '0'],
  ['content-length', '99999999'],
  ['content-length', '+1'],
  ['expect', '100-continue'],
  ['expect', 'the unexpected'],
  ['upgrade', 'websocket'],
  ['connection', 'upgrade, close'],
  ['host', 'elsewhere.example'],
  ['x-original-url', '/_holdline/health'],
  ['x-http-method-override', 'DELETE'],
  ['x-forwarded-for', '127.0.0.1'],
  ['authorization', 'Bearer any'],
  ['content-encoding', 'gzip'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'multipart/form-data; boundary=x'],
  ['x-ms-client-request-id', '%s%n%x'],
  ['__proto__', 'polluted'],
  [' leading', 'space'],
  ['folded', 'one\r\n two'],
]

const BODIES = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"searchId":{"$ne":null}}',
  '{"searchId":"a","searchId":"b"}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  '{"a":'.repeat(20_000),
  `{"quantity":1${'0'.repeat(400)}}`,
  'null',
  '[]',
  '""',
  utf8('\ufeff{}'),
  'a=b&c=d',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  'x'.repeat(1_100_000),
] as const

/** A key that the server does not know. */
const FOREIGN_KEY = Buffer.from('a key that this server does not know').toString('base64')

const SIGNATURES: readonly [Hostile, ...Hostile[]] = [
  (message) => signed(message, FOREIGN_KEY),
  (message) => withAuthorization(message, () => ''),
  (message) => withAuthorization(message, () => 'Bearer any'),
  (message) => withAuthorization(message, () => 'Basic YTpi'),
  (message) => withAuthorization(message, (value) => value.replace(/Signature=.*/, 'Signature=')),
  (message) => withAuthorization(message, (value) => value.replace(/=$/, '')),
  (message) => withAuthorization(message, (value) => `${value}, ${value}`),
  (message) =>
    withAuthorization(message, (value) => value.replace('x-ms-date;host;x-ms-content-sha256', 'host')),
  (message) =>
    withAuthorization(message, (value) => value.replace('SignedHeaders=', 'SignedHeaders=authorization;')),
  (message) =>
    withAuthorization(message, (value) => value.replaceAll('+', '-').replaceAll('/', '_').replace(/=$/, '')),
  // The signature of another request of the same second.
  (message) =>
    withAuthorization(message, () => authorizationOf(signed({ ...message, method: 'TRACE' }, FOREIGN_KEY))),
]

export const HOSTILE = {
  method: (message, random) => ({ ...message, method: random.pick(METHODS) }),
  path: (message, random) => ({ ...message, path: random.pick(PATHS)(message.path) }),
  query: (message, random) => ({ ...message, query: `${message.query}&${random.pick(QUERIES)}` }),
  headers(message, random) {
    const header = random.pick(HEADERS)
    const others = random.percent(50)
      ? message.headers
      : message.headers.filter(([name]) => name !== header[0])
    const at = random.integer(0, others.length)
    return { ...message, headers: [...others.slice(0, at), header, ...others.slice(at)] }
  },
  body: (message, random) => ({ ...message, body: random.pick(BODIES) }),
  signature: (message, random) => random.pick(SIGNATURES)(message, random),
} satisfies Record<string, Hostile>

function withAuthorization(message: Message, change: (value: string) => string): Message {
  return withHeaders(message, { authorization: change(authorizationOf(message)) })
}

function authorizationOf({ headers }: Message): string {
  return headers.find(([name]) => name === 'authorization')?.[1] ?? ''
}
