import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import {
  ANSWER,
  type Asking,
  ask,
  bearer,
  CONTOSO,
  LIST,
  OPERATOR,
  OWN_SERVER,
  STAND_IN,
  STOCK,
  startServer,
  TOKEN,
  WITHOUT_OPERATOR,
} from './denying-server.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const SEARCH = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'
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
