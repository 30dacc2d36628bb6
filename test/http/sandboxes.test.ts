import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { type Client, createClient } from '../support/client.ts'

const VERSION = 'api-version=2025-06-01'
const SEARCH = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
  quantity: 2,
}

interface Made {
  readonly name: string
  readonly http: string
  readonly httpConnectionString: string
  readonly token: string
}

async function startWithSandboxes() {
  const { host, contoso } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  /** A client that calls as the SDK would with the connection string of a new sandbox. */
  async function sandbox(options: object = {}): Promise<Made & { readonly client: Client }> {
    const { status, json } = await operator('POST', '/_holdline/sandboxes', { body: options })
    expect(status).toBe(201)
    const made = json as Made
    const [, key = ''] = made.httpConnectionString.split('accesskey=')
    const { pathname } = new URL(made.http)
    const call = createClient(host, key)
    return { ...made, client: (method, target, sending) => call(method, `${pathname}${target}`, sending) }
  }
  return { host, contoso, operator, sandbox }
}

async function search(client: Client) {
  const accepted = await client('POST', `/availablePhoneNumbers/countries/US/:search?${VERSION}`, {
    body: SEARCH,
  })
  expect(accepted.status).toBe(202)
  const found = await client(
    'GET',
    `/availablePhoneNumbers/searchResults/${accepted.headers['search-id']}?${VERSION}`,
  )
  return found.json as { searchId: string; phoneNumbers: string[]; error: string }
}

describe('a sandbox', () => {
  it('is an inventory of its own: equal searches find equal numbers, and none sees another’s', async () => {
    const { contoso, sandbox } = await startWithSandboxes()
    const [one, other] = [await sandbox({ name: 'one' }), await sandbox()]
    const [inOne, inOther, inMain] = [
      await search(one.client),
      await search(other.client),
      await search(contoso),
    ]
    expect(inOne.phoneNumbers).toEqual(inOther.phoneNumbers)
    expect(inOne.phoneNumbers).toEqual(inMain.phoneNumbers)
    for (const client of [other.client, contoso]) {
      const strange = await client('GET', `/availablePhoneNumbers/searchResults/${inOne.searchId}?${VERSION}`)
      expect(strange.status).toBe(404)
    }
  })

  it('is reached by its own key alone, and its key reaches no other inventory', async () => {
    const { host, contoso, sandbox } = await startWithSandboxes()
    const [one, other] = [await sandbox({ name: 'one' }), await sandbox({ name: 'other' })]
    const [, key = ''] = one.httpConnectionString.split('accesskey=')
    const withKey = createClient(host, key)
    const numbers = `/phoneNumbers?${VERSION}`
    expect((await one.client('GET', numbers)).status).toBe(200)
    expect((await withKey('GET', numbers)).status).toBe(401)
    expect((await withKey('GET', `/_holdline/sandboxes/other${numbers}`)).status).toBe(401)
    expect((await contoso('GET', `/_holdline/sandboxes/one${numbers}`)).status).toBe(401)
    expect((await other.client('GET', numbers)).status).toBe(200)
  })

  it('has its own controls, which its key reaches, and the operator by its name', async () => {
    const { host, operator, sandbox } = await startWithSandboxes()
    const one = await sandbox({ name: 'one' })
    const [, key = ''] = one.httpConnectionString.split('accesskey=')
    const withKey = createClient(host, key)
    expect((await one.client('GET', '/clock')).status).toBe(200)
    expect((await operator('GET', '/_holdline/sandboxes/one/clock')).status).toBe(200)
    expect((await one.client('GET', '/sandboxes')).status).toBe(404)
    for (const target of ['/_holdline/clock', '/_holdline/sandboxes', '/_holdline/sandboxes/one']) {
      expect((await withKey('GET', target)).status).toBe(401)
    }
  })

  it('ends when it is closed, once or twice, and its name is free', async () => {
    const { operator, sandbox } = await startWithSandboxes()
    const one = await sandbox({ name: 'one' })
    expect((await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })).status).toBe(409)
    for (let time = 0; time < 2; time += 1) {
      expect((await operator('DELETE', '/_holdline/sandboxes/one')).status).toBe(204)
    }
    const { status, json } = await one.client('GET', `/phoneNumbers?${VERSION}`)
    expect(status).toBe(404)
    expect(json).toMatchObject({ error: { code: 'SandboxNotFound' } })
    expect((await search((await sandbox({ name: 'one' })).client)).error).toBe('NoError')
  })

  it.each([
    { name: 'Upper' },
    { name: '-a' },
    { name: '' },
    { ttl: '1 hour' },
    { ttl: '0s' },
    { ttl: '' },
    { nam: 'a' },
  ])('is not made of %j', async (body) => {
    const { operator } = await startWithSandboxes()
    const { status } = await operator('POST', '/_holdline/sandboxes', { body })
    expect(status).toBe(400)
    expect((await operator('GET', '/_holdline/sandboxes')).json).toEqual({ sandboxes: [] })
  })
})
