import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY } from '../support/app.ts'
import { send } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const TARGET = '/availablePhoneNumbers/countries/US/:search?api-version=2025-02-11'
const BODY = Buffer.from(
  JSON.stringify({
    phoneNumberType: 'tollFree',
    assignmentType: 'application',
    capabilities: { calling: 'inbound', sms: 'none' },
    quantity: 2,
  }),
)

describe('a retry of a search', () => {
  async function given() {
    const { host, store } = await startCheckedApp()
    const date = new Date()
    const search = async (more: Record<string, string>, body = BODY) => {
      const reply = await send(host, 'POST', TARGET, body, {
        ...signedHeaders({ method: 'POST', target: TARGET, host, body, date, accessKey: CONTOSO_KEY }),
        'content-type': 'application/json',
        ...more,
      })
      expect(reply.status).toBe(202)
      return reply.headers
    }
    return { search, store }
  }

  it('has the same signature and client request id, and is answered with the same search', async () => {
    const { search, store } = await given()
    const id = { 'x-ms-client-request-id': '6e1a1f0c' }
    const answers = [...(await Promise.all([search(id), search(id)])), await search(id)]
    for (const header of ['search-id', 'operation-id', 'location', 'operation-location']) {
      expect(new Set(answers.map((headers) => headers[header])).size).toBe(1)
    }
    expect(await store.count()).toMatchObject({ busy: 2 })
  })

  it('is a new search for another client with the same signature, for another body, and without an id', async () => {
    const { search, store } = await given()
    const answers = [
      await search({ 'x-ms-client-request-id': 'one' }),
      await search({ 'x-ms-client-request-id': 'one' }, Buffer.from(`${BODY} `)),
      await search({ 'x-ms-client-request-id': 'other' }),
      await search({}),
      await search({}),
      await search({ 'x-ms-client-request-id': '' }),
      await search({ 'x-ms-client-request-id': '' }),
    ]
    expect(new Set(answers.map((headers) => headers['search-id'])).size).toBe(7)
    expect(await store.count()).toMatchObject({ busy: 14 })
  })
})

describe('a resource that holds too many numbers', () => {
  it('is refused with 429 until it holds fewer', async () => {
    const { contoso, fabrikam } = await startCheckedApp({ policy: { heldLimit: 3 } })
    const held = await contoso('POST', TARGET, {
      body: BODY,
      headers: { 'content-type': 'application/json' },
    })
    const refused = await contoso('POST', TARGET, {
      body: BODY,
      headers: { 'content-type': 'application/json' },
    })
    expect(refused).toMatchObject({
      status: 429,
      json: { error: { code: 'TooManyRequests', target: 'quantity' } },
    })
    expect(refused.text).toContain('holds 2 phone numbers and may hold 3 at a time,')
    expect((await fabrikam('POST', TARGET, { body: BODY })).status).toBe(202)
    await contoso('DELETE', `/phoneNumbers/operations/${held.headers['operation-id']}?api-version=2025-02-11`)
    expect((await contoso('POST', TARGET, { body: BODY })).status).toBe(202)
  })
})
