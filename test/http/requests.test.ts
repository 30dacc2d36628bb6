import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY, OPERATOR_KEY, OPERATOR_NAME, startApp, type TestAppOptions } from '../support/app.ts'
import { createClient, send } from '../support/client.ts'
import { permitSecretAfter } from '../support/secrets/said.ts'
import { signedHeaders } from '../support/sign.ts'
import { openStream } from './support/open-stream.ts'

// A client of these tests puts keys into paths: the server's own log names each path as it is.
permitSecretAfter(/\/nowhere\/$/)

const VERSION = 'api-version=2025-06-01'
const SEARCH = `/availablePhoneNumbers/countries/US/:search?${VERSION}`
const NUMBERS = `/phoneNumbers?${VERSION}`
const BODY = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
}

interface Recorded {
  readonly id: number
  readonly target: string
  readonly status: number | null
  readonly request: { readonly body: { readonly text: string } | null }
  readonly [field: string]: unknown
}

async function start(options: TestAppOptions = {}) {
  const app = await startApp(options)
  const operator = createClient(app.host, OPERATOR_KEY)
  async function recorded(query = '', prefix = '/_holdline'): Promise<Recorded[]> {
    const { status, json } = await operator('GET', `${prefix}/requests${query}`)
    expect(status).toBe(200)
    return (json as { requests: Recorded[] }).requests
  }
  return { ...app, operator, recorded }
}

describe('the request log', () => {
  it('has each exchange with its bodies, the newest first', async () => {
    const { contoso, recorded } = await start()
    await contoso('GET', NUMBERS)
    const headers = { 'x-ms-client-request-id': 'mine' }
    const { headers: answered } = await contoso('POST', SEARCH, { body: BODY, headers })
    const [search, list, ...others] = await recorded()
    expect(others).toEqual([])
    expect(list).toMatchObject({
      id: 1,
      method: 'GET',
      target: NUMBERS,
      path: '/phoneNumbers',
      status: 200,
      request: { body: null },
      answer: { body: { text: '{"phoneNumbers":[]}', bytes: 19, isCut: false } },
    })
    expect(search).toMatchObject({
      id: 2,
      method: 'POST',
      sandbox: null,
      operation: 'SearchAvailablePhoneNumbers',
      resource: 'contoso',
      operator: null,
      status: 202,
      isDropped: false,
      faults: [],
      clientRequestId: 'mine',
      msCv: answered['ms-cv'],
      request: {
        headers: { 'content-type': 'application/json', authorization: 'HMAC-SHA256 ***' },
        body: { text: JSON.stringify(BODY), isCut: false },
      },
      answer: { headers: { 'search-id': answered['search-id'] }, body: null },
    })
    expect(Date.parse(String(search?.['at']))).not.toBeNaN()
  })

  it('has what was refused, unknown and denied, and neither its own reading nor probes', async () => {
    const { host, contoso, operator, recorded } = await start()
    await contoso('POST', SEARCH, { body: '{' })
    await contoso('GET', '/nowhere')
    await send(host, 'GET', NUMBERS, new Uint8Array(), {})
    await contoso('GET', '/_holdline/sandboxes/none/phoneNumbers')
    for (const path of ['health', 'ready', 'requests', 'requests/1', 'requests/99']) {
      await operator('GET', `/_holdline/${path}`)
    }
    await operator('GET', '/_holdline/clock')
    const found = await recorded()
    expect(found.map(({ status, resource, operator }) => [status, resource, operator])).toEqual([
      [200, null, OPERATOR_NAME],
      [404, null, null],
      [401, null, null],
      [404, 'contoso', null],
      [400, 'contoso', null],
    ])
    expect(found[2]).toMatchObject({ answer: { body: { text: expect.stringContaining('Denied') } } })
  })

  it('is filtered by operation, status, resource and id, and bounded', async () => {
    const { contoso, fabrikam, recorded } = await start()
    await contoso('GET', NUMBERS)
    await fabrikam('GET', NUMBERS)
    await contoso('GET', `/phoneNumbers/operations/none?${VERSION}`)
    await contoso('POST', SEARCH, { body: BODY })
    const ids = async (query: string) => (await recorded(query)).map(({ id }) => id)
    expect(await ids('?resource=fabrikam')).toEqual([2])
    expect(await ids('?operation=ListPhoneNumbers')).toEqual([2, 1])
    expect(await ids('?status=404')).toEqual([3])
    expect(await ids('?status=2xx')).toEqual([4, 2, 1])
    expect(await ids('?status=2xx&resource=contoso&limit=1')).toEqual([4])
    expect(await ids('?since=2')).toEqual([4, 3])
    expect(await ids('?since=4')).toEqual([])
    expect(await ids('?status=none')).toEqual([])
  })

  it.each(['limit=0', 'limit=1001', 'limit=a', 'status=20', 'status=6xx', 'since=-1', 'since=1e3'])(
    'refuses ?%s with the name of the parameter',
    async (query) => {
      const { operator } = await start()
      const { status, json } = await operator('GET', `/_holdline/requests?${query}`)
      expect(status).toBe(400)
      expect(json).toMatchObject({ error: { target: query.split('=')[0] } })
    },
  )

  it('gives one request by its id, and forgets all; the ids go on', async () => {
    const { contoso, operator, recorded } = await start()
    await contoso('GET', NUMBERS)
    expect((await operator('GET', '/_holdline/requests/1')).json).toEqual((await recorded())[0])
    expect((await operator('DELETE', '/_holdline/requests')).status).toBe(204)
    expect(await recorded()).toEqual([])
    for (const id of ['1', '0', '2', 'a', '01e1']) {
      const { status, json } = await operator('GET', `/_holdline/requests/${id}`)
      expect(status).toBe(404)
      expect(json).toMatchObject({ error: { code: 'RequestNotFound' } })
    }
    await contoso('GET', NUMBERS)
    expect(await recorded()).toMatchObject([{ id: 2 }])
  })

  it('is one of each sandbox, and of the main inventory', async () => {
    const { host, contoso, operator, recorded } = await start()
    const keys: string[] = []
    for (const name of ['one', 'other']) {
      const { json } = await operator('POST', '/_holdline/sandboxes', { body: { name } })
      const { httpConnectionString } = json as { httpConnectionString: string }
      keys.push(httpConnectionString.replace(/.*accesskey=/, ''))
    }
    const [one = '', other = ''] = keys.map((_, index) => `/_holdline/sandboxes/${['one', 'other'][index]}`)
    const inOne = createClient(host, keys[0] ?? '')
    await operator('DELETE', '/_holdline/requests')
    await inOne('GET', `${one}${NUMBERS}`)
    await contoso('GET', NUMBERS)
    // Another key is denied there, which those who use the sandbox want to see.
    await contoso('GET', `${one}${NUMBERS}`)
    expect(await recorded()).toMatchObject([{ target: NUMBERS, sandbox: null }])
    expect(await recorded('', other)).toEqual([])
    expect(await recorded('', one)).toMatchObject([
      { id: 2, status: 401 },
      { id: 1, sandbox: 'one', target: `${one}${NUMBERS}`, path: '/phoneNumbers', status: 200 },
    ])
    expect((await inOne('GET', `${one}/requests`)).status).toBe(200)
    expect((await inOne('DELETE', `${other}/requests`)).status).toBe(401)
    // The key names the sandbox also without the path.
    const own = await inOne('GET', '/_holdline/requests')
    expect(own.json).toMatchObject({ requests: [{ sandbox: 'one' }, { sandbox: 'one' }] })
  })

  it('says that a connection was lost before there was an answer', async () => {
    const { host, recorded } = await start()
    const [hostname, port] = host.split(':')
    const socket = connect(Number(port), hostname)
    socket.write(`POST ${SEARCH} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\n`)
    const signed = signedHeaders({ method: 'POST', target: SEARCH, host, accessKey: CONTOSO_KEY })
    for (const [name, value] of Object.entries(signed)) {
      if (name !== 'host') socket.write(`${name}: ${value}\r\n`)
    }
    socket.write('\r\n{')
    socket.end()
    await expect
      .poll(() => recorded('?status=none'))
      .toMatchObject([{ status: null, isDropped: true, answer: null }])
  })

  it('cuts long bodies, and says so', async () => {
    const { contoso, recorded } = await start()
    const long = JSON.stringify({ text: 'é'.repeat(40_000) })
    await contoso('PATCH', `/availablePhoneNumbers/reservations/0?${VERSION}`, { body: long })
    const [found] = await recorded()
    expect(found).toMatchObject({
      request: { body: { bytes: Buffer.byteLength(long), isCut: true } },
      curl: null,
    })
    const text = found?.request.body?.text ?? ''
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024)
    expect(long.startsWith(text)).toBe(true)
  })
})

describe('secrets', () => {
  const SECRET = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0'
  const JWT = `eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.${SECRET}`
  const PLACES: Record<string, { target?: string; headers?: Record<string, string>; body?: unknown }> = {
    'a cookie': { headers: { cookie: `session=${SECRET}` } },
    'a token of a proxy': { headers: { 'proxy-authorization': `Basic ${SECRET}` } },
    'a header of a gateway': { headers: { 'ocp-apim-subscription-key': SECRET } },
    'a header of a client': { headers: { 'x-api-token': SECRET } },
    'a link in a header': { headers: { referer: `https://a.example/?sig=${SECRET}` } },
    'credentials in another header': { headers: { 'x-forwarded-authz': `Bearer ${SECRET}` } },
    'a parameter': { target: `${SEARCH}&access_token=${SECRET}` },
    'an encoded parameter': { target: `${SEARCH}&%61ccess%5Fkey=${SECRET}` },
    'an encoded connection string in a parameter': {
      target: `${SEARCH}&to=${encodeURIComponent(`endpoint=https://a/;accesskey=${SECRET}`)}`,
    },
    'a parameter of an unknown path': { target: `/nowhere/accesskey=${SECRET}` },
    'the key itself in the path': { target: `/nowhere/${encodeURIComponent(CONTOSO_KEY)}` },
    'the key itself in a field': { body: { note: `my key is ${CONTOSO_KEY}` } },
    'a connection string in a field': { body: { a: [`endpoint=https://a/;accesskey=${SECRET}`] } },
    'a connection string with escapes': { body: `{"a":"access\\u006bey=${SECRET}"}` },
    'a field': { body: { phoneNumberType: 'geographic', accessKey: SECRET } },
    'fields within a field': { body: { credentials: { user: SECRET, others: [1, { a: SECRET }] } } },
    'a field in a body that is cut off': { body: `{"accessKey": "${SECRET}` },
    'a field with quotation marks of another kind': { body: `{'password': '${SECRET}'}` },
    YAML: { body: `seed:\n  accessKey: ${SECRET}\n` },
    'a form': {
      body: `a=1&%70assword=${SECRET}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    'a web token in a text': { body: { note: `see ${JWT}` } },
    'the URL of a proxy': { body: { proxy: `http://me:${SECRET}@proxy.example:3128` } },
  }

  it.each(Object.keys(PLACES))('%s is not in the log', async (place) => {
    const { host, contoso, operator } = await start()
    const { target = SEARCH, ...sending } = PLACES[place] ?? {}
    await contoso('POST', target, sending)
    for (const path of ['requests', 'requests/1']) {
      const { text } = await operator('GET', `/_holdline/${path}`)
      expect(text).toContain('***')
      expect(text).not.toContain(SECRET)
      expect(text).not.toContain(CONTOSO_KEY)
      expect(text).not.toMatch(/Signature=[A-Za-z0-9+/]/)
    }
    const { events } = await openStream(host, '/_holdline/requests/stream?since=0').read(1)
    expect(events[0]).not.toContain(SECRET)
    expect(events[0]).not.toContain(CONTOSO_KEY)
  })

  it('the keys and tokens of a sandbox are in no log, not even in the answer that made them', async () => {
    const { operator, recorded } = await start()
    const { json } = await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
    const { httpConnectionString, token } = json as { httpConnectionString: string; token: string }
    const text = JSON.stringify(await recorded())
    expect(text).toContain('accesskey=***')
    expect(text).not.toContain(token)
    expect(text).not.toContain(httpConnectionString.replace(/.*accesskey=/, ''))
  })
})
