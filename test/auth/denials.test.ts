import { request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { toBlockList } from '../../src/net/network.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import type { HoldlineOptions } from '../../src/start-holdline/holdline-options.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { type Sleep, systemSleep } from '../../src/timing/repeat.ts'
import { authority, tls } from '../server/start.ts'
import { signedHeaders } from '../support/sign.ts'
import { keyNamed } from './given.ts'

const OPERATOR = keyNamed('operator')
const CONTOSO = keyNamed('contoso')
const TOKEN = 'eyJh.eyJh.c2ln'

const STAND_IN = { document: {}, environment: {} }
const OWN_SERVER = {
  document: { resources: [{ name: 'contoso', accessKeys: [CONTOSO] }] },
  environment: { HOLDLINE_OPERATOR_KEY: OPERATOR },
}
const WITHOUT_OPERATOR = { ...OWN_SERVER, environment: {} }

const ANSWER = '{"error":{"code":"Denied","message":"Denied by the resource provider."}}'
const LIST = '/phoneNumbers?api-version=2025-06-01&top=7'
const STOCK = '/_holdline/stock'
const LOOPBACK = toBlockList([{ address: '127.0.0.0', version: 4, prefix: 8 }])

interface Asking {
  readonly over?: 'http' | 'https'
  readonly method?: string
  readonly target?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The request is signed with this key, over `signed` where it differs. */
  readonly key?: string
  readonly signed?: { readonly target?: string; readonly date?: string | Date; readonly body?: string }
}

interface Line {
  readonly level: number
  readonly msg: string
  readonly reason: string
  readonly [fact: string]: unknown
}

/** A log at its default level, and its lines. */
function openLog() {
  const lines: Line[] = []
  const log = pino({ base: null, level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line)) })
  return { log, lines }
}

async function startServer(
  { document, environment }: typeof STAND_IN | typeof OWN_SERVER | typeof WITHOUT_OPERATOR,
  options: Pick<HoldlineOptions, 'trustedProxies' | 'sleep'> = {},
) {
  const { log, lines } = openLog()
  const notAsked = () => Promise.reject(new Error('Nobody asks for the catalog'))
  const holdline = await startHoldline({
    openStore: () => openMemoryStore({ systemNow: Date.now }),
    openSandboxStore: () => openMemoryStore(),
    config: resolveConfig({ document, environment, documentName: 'the test', host: '127.0.0.1' }),
    loadTls: () => Promise.resolve(tls),
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    logger: log,
    host: '127.0.0.1',
    httpPort: 0,
    limits: { lingerMs: 0 },
    ...options,
  })
  onTestFinished(() => holdline.stop())
  const { http, https } = holdline.addresses
  if (http === null) throw new Error('HTTP is off')
  return { lines, host: new URL(http).host, http, https, stop: holdline.stop }
}

/** Sends a request, and answers its status and body. */
function ask(origins: { http: string; https: string | null }, asking: Asking): Promise<[number, string]> {
  const { over = 'http', method = 'GET', target = LIST, headers = {}, body = '', key, signed } = asking
  const { host, hostname, port } = new URL((over === 'https' && origins.https) || origins.http)
  const credentials =
    key === undefined ? {} : signedHeaders({ method, target, host, body, accessKey: key, ...signed })
  const options: RequestOptions = {
    ...{ method, path: target, hostname, port, agent: false },
    headers: { host, 'content-length': String(body.length), ...credentials, ...headers },
  }
  return new Promise((resolve, reject) => {
    const send = over === 'https' ? httpsRequest : httpRequest
    const outgoing = send({ ...options, ca: authority.certificate, servername: 'localhost' }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      incoming.once('end', () => resolve([incoming.statusCode ?? 0, text]))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }
const SEARCH = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000)

type Server = keyof typeof SERVERS
const SERVERS = { STAND_IN, OWN_SERVER, WITHOUT_OPERATOR }

const DENIALS: [reason: string, server: Server, asking: Asking, says: RegExp, facts?: object][] = [
  ['noCredentials', 'STAND_IN', {}, /it has no Authorization header$/],
  ['noCredentials', 'OWN_SERVER', { target: STOCK }, /it has no Authorization header$/],
  [
    'foreignPage',
    'STAND_IN',
    { target: STOCK, headers: { origin: 'https://page.example' } },
    /its Origin is not that of this server$/,
  ],
  [
    'foreignPage',
    'STAND_IN',
    { target: 'http://page.example/_holdline/stock' },
    /its Host is no loopback name$/,
  ],
  [
    'foreignHost',
    'STAND_IN',
    { target: STOCK, key: DEVELOPMENT_ACCESS_KEY, headers: { host: 'numbers.example' } },
    /its host is no loopback name, .*: set HOLDLINE_OPERATOR_KEY$/,
    { host: 'numbers.example' },
  ],
  ['schemeUnknown', 'STAND_IN', { headers: { authorization: `Basic ${TOKEN}` } }, /HMAC-SHA256 nor Bearer/],
  ['schemeUnknown', 'OWN_SERVER', { headers: { authorization: CONTOSO } }, /HMAC-SHA256 nor Bearer/],
  ['schemeUnknown', 'OWN_SERVER', { target: STOCK, headers: { authorization: OPERATOR } }, /nor Bearer/],
  [
    'signatureMalformed',
    'STAND_IN',
    { headers: { authorization: `HMAC-SHA256 ${TOKEN}` } },
    /not in the form of a signature/,
  ],
  [
    'contentHashMalformed',
    'STAND_IN',
    { key: DEVELOPMENT_ACCESS_KEY, headers: { 'x-ms-content-sha256': 'UNSIGNED' } },
    /x-ms-content-sha256 header/,
  ],
  [
    'dateMalformed',
    'STAND_IN',
    { key: DEVELOPMENT_ACCESS_KEY, headers: { 'x-ms-date': 'now' } },
    /another form than Tue, 02 Jan/,
  ],
  [
    'dateOff',
    'STAND_IN',
    { key: DEVELOPMENT_ACCESS_KEY, signed: { date: secondsAgo(5_000) } },
    /its date is 5\d\d\d seconds behind .* 900 are allowed: .*clockSkewMinutes/,
  ],
  [
    'dateOff',
    'OWN_SERVER',
    { key: OPERATOR, target: STOCK, signed: { date: secondsAgo(-5_000) } },
    /its date is [45]\d\d\d seconds ahead of /,
  ],
  [
    'hostUnknown',
    'OWN_SERVER',
    { key: CONTOSO, headers: { host: 'numbers.example:80' } },
    /set HOLDLINE_HOSTS, or hosts of the resource/,
    { host: 'numbers.example:80' },
  ],
  [
    'hostUnknown',
    'STAND_IN',
    { over: 'https', headers: { authorization: `Bearer ${TOKEN}`, host: 'h'.repeat(300) } },
    /set HOLDLINE_HOSTS/,
    { host: 'h'.repeat(200) },
  ],
  ['signatureDiffers', 'OWN_SERVER', { key: DEVELOPMENT_ACCESS_KEY }, /another key, or over another text/],
  ['signatureDiffers', 'OWN_SERVER', { key: CONTOSO, target: STOCK }, /another key, or over another text/],
  [
    'bodyDiffers',
    'OWN_SERVER',
    { method: 'POST', target: SEARCH, headers: JSON_TYPE, body: '{}', key: CONTOSO, signed: { body: '{ }' } },
    /its body is not the one that was signed/,
  ],
  ['bodyDiffers', 'STAND_IN', { body: '{}', key: DEVELOPMENT_ACCESS_KEY }, /its body is not the one/],
  ['tokenOverHttp', 'STAND_IN', bearer(TOKEN), /over HTTPS alone/],
  ['tokenOverHttp', 'OWN_SERVER', { target: STOCK, ...bearer(OPERATOR) }, /over HTTPS alone/],
  ['tokenNotAccepted', 'OWN_SERVER', { over: 'https', ...bearer(TOKEN) }, /need acceptAnyToken/],
  [
    'tokenNotAccepted',
    'OWN_SERVER',
    { over: 'https', target: STOCK, ...bearer(CONTOSO) },
    /the key of HOLDLINE/,
  ],
  ['noOperatorKey', 'WITHOUT_OPERATOR', { key: OPERATOR, target: STOCK }, /set HOLDLINE_OPERATOR_KEY, or/],
]

describe('a 401 says nothing, unless a web page may be the reason, and the log says why', () => {
  it.each(DENIALS)('%s, on %s (%#)', async (reason, name, asking, says, facts = {}) => {
    const server = await startServer(SERVERS[name])
    const answer = reason === 'foreignPage' ? expect.stringContaining('A call without credentials ') : ANSWER
    expect(await ask(server, asking)).toEqual([401, answer])
    const [line, ...others] = server.lines
    expect(others).toEqual([])
    const { method = 'GET', target = LIST } = asking
    expect(line).toMatchObject({
      level: 40,
      msg: expect.stringMatching(/^A request was denied: /),
      reason,
      peer: '127.0.0.1',
      method,
      path: target.replace(/^http:..[^/]+/, '').replace(/\?.*/, ''),
      ...facts,
    })
    expect(line?.msg).toMatch(says)
    const text = JSON.stringify(line)
    for (const secret of [OPERATOR, CONTOSO, DEVELOPMENT_ACCESS_KEY, TOKEN, 'Signature=', 'top=7']) {
      expect(text).not.toContain(secret)
    }
  })
})

describe('the text that should have been signed', () => {
  const asking = { key: keyNamed('nobody'), headers: { 'x-ms-date': new Date().toUTCString() } }

  it('is in the log of a stand-in', async () => {
    const server = await startServer(STAND_IN)
    expect(await ask(server, asking)).toEqual([401, ANSWER])
    const [line] = server.lines
    const { 'x-ms-content-sha256': hash } = signedHeaders({
      ...asking,
      method: '',
      target: '',
      host: '',
      accessKey: '',
    })
    const text = `GET\n${LIST}\n${asking.headers['x-ms-date']};${server.host};${hash}`
    expect(line).toMatchObject({ reason: 'signatureDiffers', stringToSign: text })
  })
  it('is in no other log', async () => {
    const server = await startServer(OWN_SERVER)
    expect(await ask(server, asking)).toEqual([401, ANSWER])
    expect(server.lines).toMatchObject([{ reason: 'signatureDiffers' }])
    expect(server.lines[0]).not.toHaveProperty('stringToSign')
  })
})

describe('the peer', () => {
  const asking = { headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' } }

  it('is whom a trusted proxy names', async () => {
    const server = await startServer(STAND_IN, { trustedProxies: LOOPBACK })
    await ask(server, asking)
    await ask(server, {})
    expect(server.lines).toMatchObject([{ peer: '198.51.100.7' }, { peer: '127.0.0.1' }])
  })
  it('is the other end of the connection where no proxy is trusted', async () => {
    const server = await startServer(STAND_IN)
    await ask(server, asking)
    expect(server.lines).toMatchObject([{ peer: '127.0.0.1' }])
  })
})

describe('a flood of denied requests', () => {
  it('leaves a few lines for each reason, and at the end how many were left out', async () => {
    const server = await startServer(STAND_IN)
    for (let round = 0; round < 8; round += 1) await ask(server, {})
    for (let round = 0; round < 6; round += 1) await ask(server, bearer(TOKEN))
    await ask(server, { target: STOCK, headers: { origin: 'null' } })
    const reasons = server.lines.map(({ reason }) => reason)
    const five = (reason: string) => Array.from({ length: 5 }, () => reason)
    expect(reasons).toEqual([...five('noCredentials'), ...five('tokenOverHttp'), 'foreignPage'])
    await server.stop()
    expect(server.lines.slice(reasons.length)).toMatchObject([
      { level: 40, reason: 'noCredentials', leftOut: 3, msg: 'More requests were denied for this reason' },
      { level: 40, reason: 'tokenOverHttp', leftOut: 1 },
    ])
  })

  it('is told again each minute', async () => {
    const minutes: (() => void)[] = []
    const sleep: Sleep = (ms, signal) => {
      if (ms !== 60_000) return systemSleep(ms, signal)
      return new Promise((resolve) => {
        minutes.push(resolve)
        signal.addEventListener('abort', () => resolve())
      })
    }
    const server = await startServer(STAND_IN, { sleep })
    const counts: number[] = []
    for (const requests of [7, 2, 6, 0]) {
      for (let round = 0; round < requests; round += 1) await ask(server, {})
      minutes.pop()?.()
      await expect.poll(() => minutes.length).toBe(1)
      counts.push(server.lines.splice(0).length)
    }
    expect(counts).toEqual([6, 2, 6, 0])
  })
})
