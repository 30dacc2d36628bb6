import { describe, expect, it } from 'vitest'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { askStatus } from '../auth/ask-status.ts'
import { authority, tls } from '../server/start.ts'
import { CONTOSO_KEY, OPERATOR_KEY, startApp, stockedStore, type TestAppOptions } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'
import {
  at,
  buyHold,
  GUID,
  getOperation,
  getResult,
  headerOf,
  hold,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'
import { sendRaw } from './support/raw.ts'

type Line = Record<string, unknown>

/** A server whose whole log the test reads. */
async function startLogged(options: TestAppOptions = {}) {
  const lines: Line[] = []
  const app = await startApp({ ...options, logLevel: 'trace', onLogLine: (line) => lines.push(line) })
  /** The lines of requests so far. A request is logged when its connection is closed, soon after its answer. */
  async function requests(count: number): Promise<Line[]> {
    const found = () => lines.filter(({ msg }) => msg === 'request')
    await expect.poll(() => found().length).toBe(count)
    return found()
  }
  return { ...app, lines, requests }
}

describe('the line of a request', () => {
  it('has its operation, resource, claim and client request id', async () => {
    const { contoso, requests } = await startLogged()
    const searchId = await hold(contoso)
    await getOperation(contoso, `search_${searchId}`)
    await getResult(contoso, searchId.toUpperCase())
    const bought = await buyHold(contoso, searchId)
    await getOperation(contoso, headerOf(bought, 'operation-id'))
    const reservationId = '0a1b2c3d-0000-4000-8000-00000000000a'
    const headers = { 'x-ms-client-request-id': 'mine' }
    await contoso('GET', at(`/availablePhoneNumbers/reservations/${reservationId}`, '2025-06-01'), {
      headers,
    })
    await contoso('GET', at('/phoneNumbers'))
    await contoso('POST', at('/availablePhoneNumbers/:purchase'), { body: 'no JSON' })
    await contoso('GET', '/nowhere')
    const lines = await requests(9)
    const resource = 'contoso'
    expect(lines).toMatchObject([
      { operation: 'SearchAvailablePhoneNumbers', resource, claim: searchId, status: 202 },
      { operation: 'GetOperation', resource, claim: searchId },
      { operation: 'GetSearchResult', resource, claim: searchId },
      { operation: 'PurchasePhoneNumbers', resource, claim: searchId, status: 202 },
      { operation: 'GetOperation', resource, claim: searchId },
      { operation: 'GetReservation', resource, claim: reservationId, clientRequestId: 'mine' },
      { operation: 'ListPhoneNumbers', resource },
      { operation: 'PurchasePhoneNumbers', resource, status: 400 },
      { resource },
    ])
    for (const line of lines.slice(-3)) expect(line).not.toHaveProperty('claim')
    expect(lines.at(-1)).not.toHaveProperty('operation')
  })

  it.each(['GARBAGE\r\n\r\n', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'])(
    'tells of a search that came in one packet with bytes that are no request: %j',
    async (rest) => {
      const { host, requests } = await startLogged()
      const [body, target] = [Buffer.from(JSON.stringify(TOLL_FREE_SEARCH)), searchTarget()]
      const signed = signedHeaders({ method: 'POST', target, host, body, accessKey: CONTOSO_KEY })
      const headers = { ...signed, 'content-type': 'application/json', 'content-length': body.length }
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
      const { status } = await sendRaw(host, `POST ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}${rest}`)
      expect(status).toBe(202)
      const [line] = await requests(1)
      expect(line).toMatchObject({
        ...{ operation: 'SearchAvailablePhoneNumbers', resource: 'contoso', status: 202 },
        claim: expect.stringMatching(GUID),
      })
    },
  )
})

it('no line of the log has a key, a token or a signature', async () => {
  const under = await stockedStore()
  const failing = {
    ...under,
    ownedNumbers: () => Promise.reject(new StorageError('The disk is full')),
    stocks: () => Promise.reject(new Error('A mistake')),
  }
  const app = await startLogged({ store: failing, tls: { ...tls, authority } })
  const { host, addresses, contoso, lines } = app
  const operator = createClient(host, OPERATOR_KEY)
  const secrets = new Set([CONTOSO_KEY, OPERATOR_KEY])
  const wrongKey = Buffer.from('a key that nobody has').toString('base64')
  const bearer = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl'
  for (const secret of [wrongKey, bearer]) secrets.add(secret)

  await contoso('GET', at('/phoneNumbers'))
  await contoso('GET', at('/availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=geographic'))
  const made = await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
  const { token, httpConnectionString } = JSON.parse(made.text)
  const sandboxKey = String(httpConnectionString).split('accesskey=')[1] ?? ''
  for (const secret of [token, sandboxKey]) secrets.add(secret)
  await createClient(host, sandboxKey)('GET', at('/phoneNumbers'))

  for (const [method, accessKey] of [
    ['GET', CONTOSO_KEY],
    ['GET', wrongKey],
    ['POST', OPERATOR_KEY],
  ] as const) {
    const target = at('/phoneNumbers/operations/none')
    const headers = signedHeaders({ method, target, host, accessKey })
    secrets.add(headers.authorization.split('Signature=')[1] ?? '')
    const late = signedHeaders({ method, target, host, accessKey, date: new Date(0) })
    secrets.add(late.authorization.split('Signature=')[1] ?? '')
    for (const each of [headers, late]) {
      await askStatus(addresses, authority.certificate, { over: 'http', method, target, headers: each })
    }
  }
  for (const over of ['http', 'https'] as const) {
    for (const credentials of [bearer, OPERATOR_KEY, CONTOSO_KEY, token]) {
      for (const target of ['/_holdline/stock', '/_holdline/requests', at('/phoneNumbers')]) {
        const headers = { authorization: `Bearer ${credentials}` }
        await askStatus(addresses, authority.certificate, { over, target, headers })
      }
    }
  }
  await askStatus(addresses, authority.certificate, {
    over: 'http',
    headers: { authorization: `Basic ${CONTOSO_KEY}` },
  })
  // By mistake in a parameter, whose name does not tell of it.
  const password = 'correct-horse-battery-staple'
  secrets.add(password)
  for (const target of [
    `/phoneNumbers?code=${bearer}`,
    `/phoneNumbers?proxy=http%3A%2F%2Fme%3A${password}%40host`,
  ]) {
    await askStatus(addresses, authority.certificate, { over: 'http', target: at(target), headers: {} })
  }

  await app.requests(4 + 6 + 24 + 1 + 2)
  const messages = lines.map(({ msg }) => String(msg))
  for (const message of ['request', 'A request failed', 'A request was denied'])
    expect(
      messages.some((each) => each.startsWith(message)),
      message,
    ).toBe(true)
  const log = lines.map((line) => JSON.stringify(line)).join('\n')
  expect([...secrets].filter((secret) => secret.length < 20)).toEqual([])
  for (const secret of secrets) expect(log).not.toContain(secret)
})
