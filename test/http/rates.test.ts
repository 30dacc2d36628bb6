import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { CONTOSO_KEY, OPERATOR_KEY, startApp } from '../support/app.ts'
import { BY_TEST } from '../support/by-test.ts'
import { createClient } from '../support/client.ts'
import { openRequest } from './support/open-request.ts'
import { at, recorded, searchTarget } from './support/operations.ts'

const LIST = at('/phoneNumbers')

/** A server that takes three requests a second of each resource, and whose clock the test moves. */
async function given(requestsPerSecond = 3) {
  const clock = { now: 5_000 }
  const app = await startApp({ policy: { requestsPerSecond }, steadyNow: () => clock.now })
  /** The statuses of so many requests, one after the other. */
  async function statuses(count: number, client = app.contoso): Promise<number[]> {
    const all: number[] = []
    for (let nth = 0; nth < count; nth += 1) all.push((await client('GET', LIST)).status)
    return all
  }
  return { ...app, clock, statuses }
}

describe('The rate of a resource', () => {
  it('is a second of requests at once, and then one for each share of a second', async () => {
    const { contoso, clock, statuses } = await given()
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429])
    const reply = await contoso('GET', LIST)
    expect(reply.headers['retry-after']).toBe('1')
    expect(reply.json).toEqual(
      recorded(
        'TooManyRequests',
        'This resource may send 3 requests a second. Wait for a second, and try again.',
      ),
    )
    clock.now += 333
    expect(await statuses(1)).toEqual([429])
    clock.now += 1
    expect(await statuses(2)).toEqual([200, 429])
    clock.now += 60_000
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
  })

  it('lets a request in after the time that the answer names, also at one request a second', async () => {
    const { clock, statuses } = await given(1)
    expect(await statuses(2)).toEqual([200, 429])
    clock.now += 1_000
    expect(await statuses(2)).toEqual([200, 429])
  })

  it('is its own: neither other resources nor the operator wait', async () => {
    const { host, fabrikam, statuses } = await given()
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
    expect(await statuses(4, fabrikam)).toEqual([200, 200, 200, 429])
    const operator = createClient(host, OPERATOR_KEY)
    for (let nth = 0; nth < 5; nth += 1) {
      expect((await operator('GET', '/_holdline/stock')).status).toBe(200)
      expect((await operator('GET', '/_holdline/health')).status).toBe(200)
    }
  })

  it('is not used up by those who only name its host, nor by requests with a wrong signature', async () => {
    const { host, statuses } = await given()
    const stranger = createClient(host, Buffer.from('a key of nobody, twenty').toString('base64'))
    expect(await statuses(5, stranger)).toEqual([401, 401, 401, 401, 401])
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
    expect(await statuses(1, stranger)).toEqual([401])
  })

  it('counts every request, also to unknown paths and with bad bodies', async () => {
    const { contoso, statuses } = await given()
    expect((await contoso('GET', '/nowhere')).status).toBe(404)
    expect((await contoso('POST', searchTarget(), { body: 'none' })).status).toBe(400)
    expect((await contoso('DELETE', LIST)).status).toBe(405)
    expect(await statuses(1)).toEqual([429])
  })

  it('is checked before the body is read or asked for', async () => {
    const { host, statuses } = await given(1)
    await statuses(1)
    const body = Buffer.alloc(60_000, ' ')
    const headers = { expect: '100-continue' }
    const request = openRequest({ host, target: searchTarget(), body, headers })
    await request.see(/"TooManyRequests"/)
    expect(request.received()).toMatch(/^HTTP\/1\.1 429 /)
  })

  it('can be changed for one resource while the server runs', async () => {
    const { store, inventory, fabrikam, statuses } = await given()
    const documents = new Map([['limits/fabrikam', { maxRequestsPerSecond: 1 }]])
    await store.changeRegister({ version: inventory.register.current().version, documents, ...BY_TEST })
    await inventory.register.refresh()
    expect(await statuses(2, fabrikam)).toEqual([200, 429])
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
    const { version } = inventory.register.current()
    const unlimited = new Map([['limits/fabrikam', { maxRequestsPerSecond: 0 }]])
    await store.changeRegister({ version, documents: unlimited, ...BY_TEST })
    await inventory.register.refresh()
    expect(await statuses(9, fabrikam)).toEqual(Array(9).fill(200))
  })

  it('makes the official client wait and try again, so that no call fails', async () => {
    const { host, clock } = await given(1)
    const waits: number[] = []
    const { setTimeout: wait } = globalThis
    // The clock of the server moves by what the client waits, and nobody waits in truth.
    const spy = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms = 0) => {
      if (ms !== 1_000) return wait(run, ms)
      waits.push(ms)
      clock.now += ms
      return wait(run, 0)
    }) as typeof setTimeout)
    onTestFinished(() => void spy.mockRestore())
    const connectionString = `endpoint=http://${host}/;accesskey=${CONTOSO_KEY}`
    const client = new PhoneNumbersClient(connectionString, { allowInsecureConnection: true })
    for (let nth = 0; nth < 3; nth += 1) {
      expect(await client.listPurchasedPhoneNumbers().next()).toEqual({ done: true, value: undefined })
    }
    expect(waits).toEqual([1_000, 1_000])
  })
})

it('A server without a limit takes every request', async () => {
  const { contoso } = await startApp({ steadyNow: () => 0 })
  const replies = await Promise.all(Array.from({ length: 50 }, () => contoso('GET', LIST)))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
})
