import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY, NOON } from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import { NINE_OPERATIONS } from './support/nine-operations.ts'
import { at, buy, headerOf, hold } from './support/operations.ts'
import { sendRaw, signedRequest } from './support/raw.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

/** The headers of every answer, from Holdline or from HTTP itself. */
const ON_EVERY_ANSWER = [
  'api-supported-versions',
  'connection',
  'date',
  'ms-cv',
  'x-content-type-options',
  'x-processing-time',
]
const WITH_A_BODY = ['content-length', 'content-type']
const ACCEPTED = ['access-control-expose-headers', 'content-length', 'operation-id', 'operation-location']

function ownHeaders({ headers }: Reply): string[] {
  return Object.keys(headers)
    .filter((name) => !ON_EVERY_ANSWER.includes(name))
    .sort()
}

describe('the headers of an answer', () => {
  it('are those of its operation, and no others', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const number = '/phoneNumbers/%2B18885550100'
    const guid = await hold(contoso)
    const search = `/phoneNumbers/operations/search_${guid}`
    const located = ['access-control-expose-headers', ...WITH_A_BODY, 'location']
    const changed = [...ACCEPTED, 'capabilities-id', 'content-type', 'location'].sort()
    const searched = [...ACCEPTED, 'location', 'search-id'].sort()
    const capabilities = { calling: 'none', sms: 'none' }
    const body = { phoneNumberType: 'tollFree', assignmentType: 'application', capabilities }
    const table: [string, string, unknown, string[]][] = [
      ['POST', '/availablePhoneNumbers/countries/US/:search', body, searched],
      ['GET', `/availablePhoneNumbers/searchResults/${guid}`, undefined, WITH_A_BODY],
      ['GET', search, undefined, located],
      ['POST', '/availablePhoneNumbers/:purchase', { searchId: guid }, [...ACCEPTED, 'purchase-id']],
      ['GET', `/phoneNumbers/operations/purchase_${guid}`, undefined, WITH_A_BODY],
      ['DELETE', search, undefined, []],
      ['GET', '/phoneNumbers', undefined, WITH_A_BODY],
      ['GET', number, undefined, WITH_A_BODY],
      ['PATCH', `${number}/capabilities`, {}, changed],
      ['DELETE', number, undefined, [...ACCEPTED, 'release-id']],
      ['GET', '/phoneNumbers/operations/unknown', undefined, WITH_A_BODY],
    ]
    for (const [method, path, sent, expected] of table) {
      const reply = await contoso(method, at(path), { body: sent })
      expect([method, path, ownHeaders(reply)]).toEqual([method, path, expected])
    }
  })

  it('have another correlation vector every time', async () => {
    const { contoso } = await startCheckedApp()
    const replies = [await contoso('GET', at('/phoneNumbers')), await contoso('GET', at('/phoneNumbers'))]
    expect(new Set(replies.map((reply) => headerOf(reply, 'ms-cv'))).size).toBe(2)
  })

  it('have the real date, whatever the clock of the inventory shows', async () => {
    const { contoso, store } = await startCheckedApp()
    await store.resetClock({ mode: 'frozen', at: NOON - 10 * 365 * 24 * 3_600_000 })
    const reply = await contoso('GET', at('/phoneNumbers'))
    expect(new Date(headerOf(reply, 'date')).getUTCFullYear()).toBeGreaterThan(2024)
  })
})

describe('x-ms-client-request-id', () => {
  it.each(NINE_OPERATIONS)('is echoed by $operation', async ({ method, path, body }) => {
    const { contoso } = await startCheckedApp()
    const headers = { 'x-ms-client-request-id': 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6' }
    for (const target of [at(path), path]) {
      const reply = await contoso(method, target, { body, headers })
      expect(reply.headers).toMatchObject(headers)
    }
  })

  it('is not invented where none was sent', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at('/phoneNumbers'))
    expect(reply.headers).not.toHaveProperty('x-ms-client-request-id')
  })

  it('is echoed by a 401 too', async () => {
    const { contoso } = await startCheckedApp()
    const headers = { 'x-ms-client-request-id': 'mine', authorization: '' }
    const reply = await contoso('GET', at('/nowhere'), { headers })
    expect(reply).toMatchObject({ status: 401, headers: { 'x-ms-client-request-id': 'mine' } })
  })

  it.each([
    ['bytes beyond ASCII', 'a\xffb'],
    ['a tab', 'a\tb'],
    ['nothing', ''],
    ['more than 256 characters', 'x'.repeat(257)],
  ])('of %s is not echoed, and the answer is otherwise the same', async (_, id) => {
    const { host } = await startCheckedApp()
    const credentials = { host, accessKey: CONTOSO_KEY }
    const header = `x-ms-client-request-id: ${id}\r\n`
    const reply = await sendRaw(host, signedRequest(credentials, 'GET', at('/phoneNumbers'), header))
    expect(reply).toMatchObject({ status: 200, body: '{"phoneNumbers":[]}' })
    expect(reply.head).not.toContain('x-ms-client-request-id')
  })

  it.each([['a\rb'], ['a\nb'], ['a\0b'], ['a\r\n b']])(
    '%j is no header at all, and adds none',
    async (id) => {
      const { host } = await startCheckedApp()
      const credentials = { host, accessKey: CONTOSO_KEY }
      const header = `x-ms-client-request-id: ${id}\r\n`
      const reply = await sendRaw(host, signedRequest(credentials, 'GET', at('/phoneNumbers'), header))
      expect(reply.status).toBe(400)
      expect(reply.head).not.toContain('x-ms-client-request-id')
    },
  )
})
