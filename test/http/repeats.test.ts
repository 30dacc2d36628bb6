import { Agent } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { CONTOSO_KEY, NOON, stockedStore, type TestAppOptions } from '../support/app.ts'
import { type Reply, send } from '../support/client.ts'
import { sendRequest } from '../support/send-request.ts'
import { signedHeaders } from '../support/sign.ts'
import { buyHold, getResult } from './support/operations.ts'
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
const ID = { 'x-ms-client-request-id': '6e1a1f0c' }

async function given(store?: InventoryStore, options: Pick<TestAppOptions, 'processName'> = {}) {
  const lines: Record<string, unknown>[] = []
  const app = await startCheckedApp({
    ...options,
    ...(store && { store }),
    onLogLine: (line) => lines.push(line),
  })
  const { host } = app
  const date = new Date()
  const headers = (more: Record<string, string>, body: Buffer) => ({
    ...signedHeaders({ method: 'POST', target: TARGET, host, body, date, accessKey: CONTOSO_KEY }),
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...more,
  })
  /** Searches over a connection that ends with the answer. */
  const search = async (more: Record<string, string> = ID, body = BODY) => {
    const reply = await send(host, 'POST', TARGET, body, headers(more, body))
    expect(reply.status).toBe(202)
    return reply
  }
  /** Searches over a connection that stays open until the test ends. */
  const searchAndStay = async () => {
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    const signed = { method: 'POST', target: TARGET, headers: headers(ID, BODY), bytes: BODY }
    return sendRequest(signed, `http://${host}`, agent)
  }
  return { ...app, search, searchAndStay, lines }
}

describe('a search that is sent again', () => {
  it('is answered with the first search, if its connection is gone and nobody has used the search', async () => {
    const { search, store } = await given()
    const answers = [await search(), await search(), await search()]
    for (const header of ['search-id', 'operation-id', 'location', 'operation-location']) {
      expect(new Set(answers.map(({ headers }) => headers[header])).size).toBe(1)
    }
    expect(await store.count()).toMatchObject({ busy: 2 })
  })

  it('is a new search while the connection of the first one is open', async () => {
    const { searchAndStay, store } = await given()
    const answers = [await searchAndStay(), await searchAndStay()]
    expect(new Set(answers.map(idOf)).size).toBe(2)
    expect(await store.count()).toMatchObject({ busy: 4 })
  })

  it('is a new search while the first one is under way, and after both each is answered once', async () => {
    const under = await stockedStore()
    let bothAreHere = () => {}
    const both = new Promise<void>((resolve) => {
      bothAreHere = resolve
    })
    let holds = 0
    const { search, store } = await given({
      ...under,
      async hold(command) {
        holds += 1
        if (holds === 2) bothAreHere()
        await both
        return under.hold(command)
      },
    })
    const first = await Promise.all([search(), search()])
    const again = await Promise.all([search(), search()])
    const ids = (answers: typeof first) => answers.map(idOf).sort()
    expect(new Set(ids(first)).size).toBe(2)
    expect(ids(again)).toEqual(ids(first))
    expect(await store.count()).toMatchObject({ busy: 4 })
  })

  type Given = Awaited<ReturnType<typeof given>>
  const uses: [string, (given: Given, searchId: string) => Promise<unknown>][] = [
    ['has been polled', ({ contoso }, id) => contoso('GET', operation(`search_${id}`))],
    ['has been read', ({ contoso }, id) => getResult(contoso, id)],
    ['has been read in upper case', ({ contoso }, id) => getResult(contoso, id.toUpperCase())],
    ['has been bought', ({ contoso }, id) => buyHold(contoso, id)],
    ['has been cancelled', ({ contoso }, id) => contoso('DELETE', operation(`search_${id}`))],
    [
      'has been bought by a call that this server did not see',
      ({ store }, searchId) =>
        store.purchase({
          resource: 'contoso',
          searchId,
          agreeToNotResell: false,
          delay: { notStartedMs: 0, runningMs: 0 },
        }),
    ],
    [
      'has been cancelled by a call that this server did not see',
      ({ store }, searchId) => store.cancel({ resource: 'contoso', searchId }),
    ],
    ['has expired', ({ store }) => store.setClock({ mode: 'frozen', at: NOON + 15 * 60_000 })],
  ]
  it.each(uses)('is a new search once the first one %s', async (_, use) => {
    const app = await given()
    const first = idOf(await app.search())
    await use(app, first)
    const second = idOf(await app.search())
    expect(second).not.toBe(first)
    expect(idOf(await app.search())).toBe(second)
  })

  it('is a new search where another process serves the inventory, since it may have been read there', async () => {
    const under = await stockedStore()
    let others = ['another']
    const declared: string[] = []
    const store: InventoryStore = {
      ...under,
      async declare({ process }) {
        declared.push(process)
        return others.map((name) => ({ process: name, declarations: {} }))
      },
    }
    const { search } = await given(store, { processName: 'this' })
    expect(declared).toEqual(['this'])
    expect(idOf(await search())).not.toBe(idOf(await search()))
    others = []
    expect(idOf(await search())).toBe(idOf(await search()))
  })

  it('is answered with the first search although another resource asks for it', async () => {
    const { search, fabrikam } = await given()
    const first = idOf(await search())
    expect((await getResult(fabrikam, first)).status).toBe(404)
    expect(idOf(await search())).toBe(first)
  })

  it('is a new search for another client with the same signature, for another body, and without an id', async () => {
    const { search, store, lines } = await given()
    const answers = [
      await search({ 'x-ms-client-request-id': 'one' }),
      await search({ 'x-ms-client-request-id': 'one' }, Buffer.from(`${BODY} `)),
      await search({ 'x-ms-client-request-id': 'other' }),
      await search({}),
      await search({}),
      await search({ 'x-ms-client-request-id': '' }),
      await search({ 'x-ms-client-request-id': '' }),
    ]
    expect(new Set(answers.map(idOf)).size).toBe(7)
    expect(await store.count()).toMatchObject({ busy: 14 })
    expect(lines).toEqual([])
  })

  it('is logged each time, with the outcome', async () => {
    const { search, contoso, lines } = await given()
    const first = await search()
    const second = await search()
    await getResult(contoso, idOf(first))
    const third = await search()
    const AGAIN = 'A request was sent again with the same signature and client request id'
    const repetition = {
      operation: 'SearchAvailablePhoneNumbers',
      resource: 'contoso',
      clientRequestId: '6e1a1f0c',
    }
    expect(lines).toMatchObject([
      {
        ...repetition,
        msg: `${AGAIN}: it is answered as before`,
        msCv: second.headers['ms-cv'],
        earlierMsCv: first.headers['ms-cv'],
      },
      {
        ...repetition,
        msg: `${AGAIN}: it is a new request`,
        msCv: third.headers['ms-cv'],
        earlierMsCv: second.headers['ms-cv'],
      },
    ])
  })
})

function idOf({ headers }: Pick<Reply, 'headers'>): string {
  return String(headers['search-id'])
}

function operation(id: string): string {
  return `/phoneNumbers/operations/${id}?api-version=2025-02-11`
}

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
