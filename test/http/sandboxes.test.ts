import { describe, expect, it } from 'vitest'
import { NOON, OPERATOR_KEY, startApp, type TestAppOptions } from '../support/app.ts'
import { type Client, createClient } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'

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

interface Connected extends Made {
  readonly accessKey: string
  /** The path of its endpoint. */
  readonly path: string
  /** Calls below that path. */
  readonly client: Client
  /** Calls with the key alone. */
  readonly key: Client
}

async function startWithSandboxes(options: TestAppOptions = {}) {
  const app = await startApp(options)
  const { host } = app
  const operator = createClient(host, OPERATOR_KEY)
  /** A client that calls as the SDK would with the connection string of a new sandbox, and one without the path. */
  async function sandbox(wanted: object = {}): Promise<Connected> {
    const { status, json } = await operator('POST', '/_holdline/sandboxes', { body: wanted })
    expect(status).toBe(201)
    const made = json as Made
    const [, accessKey = ''] = made.httpConnectionString.split('accesskey=')
    const { pathname } = new URL(made.http)
    const key = createClient(host, accessKey)
    return {
      ...made,
      accessKey,
      path: pathname,
      key,
      client: (method, target, sending) => key(method, `${pathname}${target}`, sending),
    }
  }
  return { ...app, operator, sandbox }
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

  it('is reached by its own key alone, with and without its path, and its key reaches no other inventory', async () => {
    const { contoso, sandbox } = await startWithSandboxes()
    const [one, other] = [await sandbox({ name: 'one' }), await sandbox({ name: 'other' })]
    const numbers = `/phoneNumbers?${VERSION}`
    expect((await one.client('GET', numbers)).status).toBe(200)
    expect((await one.key('GET', numbers)).status).toBe(200)
    expect((await one.key('GET', `/_holdline/sandboxes/other${numbers}`)).status).toBe(401)
    expect((await contoso('GET', `/_holdline/sandboxes/one${numbers}`)).status).toBe(401)
    expect((await other.client('GET', numbers)).status).toBe(200)
    const { searchId } = await search(one.key)
    const result = `/availablePhoneNumbers/searchResults/${searchId}?${VERSION}`
    expect((await one.client('GET', result)).status).toBe(200)
    for (const client of [contoso, other.key, other.client]) {
      expect((await client('GET', result)).status).toBe(404)
    }
  })

  it('has its own controls, which its key reaches with and without its path, and the operator by its path', async () => {
    const { control, operator, sandbox } = await startWithSandboxes()
    const one = await sandbox({ name: 'one' })
    await sandbox({ name: 'other' })
    await control.sandboxes.find('one')?.inventory.store.setClock({ mode: 'frozen', at: NOON + 60_000 })
    const later = { mode: 'frozen', now: '2026-01-15T12:01:00.000Z' }
    expect((await one.client('GET', '/clock')).json).toEqual(later)
    expect((await one.key('GET', '/_holdline/clock')).json).toEqual(later)
    expect((await operator('GET', '/_holdline/sandboxes/one/clock')).json).toEqual(later)
    const inMain = { mode: 'frozen', now: '2026-01-15T12:00:00.000Z' }
    expect((await operator('GET', '/_holdline/clock')).json).toEqual(inMain)
    expect((await one.client('GET', '/sandboxes')).status).toBe(404)
    expect((await one.key('GET', '/_holdline/nothing')).status).toBe(404)
    for (const [method, target] of [
      ['GET', '/_holdline/sandboxes'],
      ['POST', '/_holdline/sandboxes'],
      ['DELETE', '/_holdline/sandboxes/one'],
      ['DELETE', '/_holdline/sandboxes/other'],
    ] as const) {
      expect((await one.key(method, target)).status, target).toBe(403)
    }
    for (const [method, target] of [
      ['GET', '/_holdline/sandboxes/other/clock'],
      ['GET', '/_holdline/sandboxes/other/nothing'],
    ] as const) {
      expect((await one.key(method, target)).status, target).toBe(401)
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
    { ttl: 60 },
    { stock: 'some' },
    { nam: 'a' },
  ])('is not made of %j, and the answer names the field', async (body) => {
    const { operator } = await startWithSandboxes()
    const { status, text } = await operator('POST', '/_holdline/sandboxes', { body })
    expect(status).toBe(400)
    expect(text).toContain(Object.keys(body)[0])
    expect((await operator('GET', '/_holdline/sandboxes')).json).toEqual({ sandboxes: [] })
  })

  it('begins with no numbers where its maker says so', async () => {
    const { operator, sandbox } = await startWithSandboxes()
    await sandbox({ name: 'empty', stock: 'none' })
    await sandbox({ name: 'full', stock: 'default' })
    const totals = ['empty', 'full'].map(async (name) => {
      const { json } = await operator('GET', `/_holdline/sandboxes/${name}/stock`)
      return json
    })
    expect(await Promise.all(totals)).toMatchObject([{ total: 0 }, { total: 200 }])
  })

  it('ends when nobody asks for it during its time to live, and a refused request is nobody', async () => {
    const clock = { now: 0 }
    const { contoso, operator, sandbox } = await startWithSandboxes({ steadyNow: () => clock.now })
    const one = await sandbox({ name: 'one', ttl: '1m' })
    const numbers = `/phoneNumbers?${VERSION}`
    for (const client of [one.client, one.key]) {
      clock.now += 59_000
      expect((await client('GET', numbers)).status).toBe(200)
    }
    clock.now += 59_000
    expect((await operator('GET', '/_holdline/sandboxes/one/clock')).status).toBe(200)
    clock.now += 59_000
    expect((await contoso('GET', `/_holdline/sandboxes/one${numbers}`)).status).toBe(401)
    clock.now += 1_000
    expect((await one.client('GET', numbers)).status).toBe(404)
    expect((await one.key('GET', numbers)).status).toBe(401)
    expect((await operator('GET', '/_holdline/sandboxes')).json).toEqual({ sandboxes: [] })
    expect((await operator('DELETE', '/_holdline/sandboxes/one')).status).toBe(204)
  })

  it('has a rate of its own', async () => {
    const { contoso, sandbox } = await startWithSandboxes({
      policy: { requestsPerSecond: 2 },
      steadyNow: () => 0,
    })
    const [one, other] = [await sandbox(), await sandbox()]
    for (const client of [one.client, other.key, contoso]) {
      const statuses: number[] = []
      for (let nth = 0; nth < 3; nth += 1) {
        statuses.push((await client('GET', `/phoneNumbers?${VERSION}`)).status)
      }
      expect(statuses).toEqual([200, 200, 429])
    }
  })

  it('answers the requests that run when it ends, and then its store is closed', async () => {
    const { control, operator, sandbox } = await startWithSandboxes()
    const one = await sandbox({ name: 'one' })
    const made = control.sandboxes.find('one')
    const answers = Array.from({ length: 20 }, () => one.client('GET', `/phoneNumbers?${VERSION}`))
    const ends = ['one', 'one'].map((name) => operator('DELETE', `/_holdline/sandboxes/${name}`))
    for (const { status } of await Promise.all(ends)) expect(status).toBe(204)
    for (const { status } of await Promise.all(answers)) expect([200, 404]).toContain(status)
    await expect(made?.inventory.store.now()).rejects.toThrow('The store is closed')
  })

  it('is named by the log where a request to it is sent again', async () => {
    const lines: Record<string, unknown>[] = []
    const { host, sandbox } = await startWithSandboxes({ onLogLine: (line) => lines.push(line) })
    const [one, other] = [await sandbox({ name: 'one' }), await sandbox({ name: 'other' })]
    const date = new Date()
    const again = { headers: { 'x-ms-client-request-id': 'the same' } }
    for (const { accessKey, path } of [one, other, one]) {
      const target = `${path}/availablePhoneNumbers/countries/US/:search?${VERSION}`
      const signed = signedHeaders({
        method: 'POST',
        target,
        host: host,
        body: JSON.stringify(SEARCH),
        accessKey,
        date,
      })
      const reply = await one.key('POST', target, { body: SEARCH, headers: { ...signed, ...again.headers } })
      expect(reply.status).toBe(202)
    }
    expect(lines).toMatchObject([{ sandbox: 'one', clientRequestId: 'the same' }])
  })
})
