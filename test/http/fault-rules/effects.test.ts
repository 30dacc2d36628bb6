import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { tls } from '../../server/start.ts'
import { CONTOSO_KEY } from '../../support/app.ts'
import { errorOf } from '../support/error-of.ts'
import { at, buy, searchTarget, TOLL_FREE_SEARCH } from '../support/operations.ts'
import { sendRaw, signedRequest } from '../support/raw.ts'
import { startFaulty } from './given.ts'

const NUMBERS = at('/phoneNumbers')

/** Waits that are over at once, and how long each would have taken. */
function countedWaits() {
  const waits: number[] = []
  return { waits, faultSleep: async (ms: number) => void waits.push(ms) }
}

/** Waits that last until the server or the client ends them. */
function heldWaits() {
  let begin = (_: AbortSignal) => {}
  const begun = new Promise<AbortSignal>((resolve) => {
    begin = resolve
  })
  const faultSleep = async (_: number, signal: AbortSignal) => {
    const ended = once(signal, 'abort')
    begin(signal)
    await ended
  }
  return { begun, faultSleep }
}

describe('a status', () => {
  it.each([
    [429, 'TooManyRequests'],
    [500, 'InternalServerError'],
    [503, 'ServiceUnavailable'],
    [418, 'ImaTeapot'],
  ])('%d is an error in the shape of the API, and the work is not done', async (status, code) => {
    const { contoso } = await startFaulty([{ id: 'mine', effect: { status, retryAfter: 7 }, times: 1 }])
    const reply = await contoso('POST', searchTarget(), { body: TOLL_FREE_SEARCH })
    expect(errorOf(reply, status)).toEqual({
      code,
      message: 'The fault rule mine gives this answer in the place of the work.',
    })
    expect(reply.headers).toMatchObject({ 'retry-after': '7', 'content-type': 'application/json' })
    expect((await contoso('GET', NUMBERS)).status).toBe(200)
  })

  it('has the body and the headers of the rule, a text as it is', async () => {
    const { contoso, host, addFault } = await startFaulty()
    const headers = { 'X-Reason': 'tests', 'Content-Type': 'text/html' }
    await addFault({ effect: { status: 502, body: '<h1>Bad', headers }, times: 1 })
    const accessKey = CONTOSO_KEY
    const raw = await sendRaw(host, signedRequest({ host, accessKey }, 'GET', NUMBERS))
    expect(raw).toMatchObject({ status: 502, body: '<h1>Bad' })
    expect(raw.head.toLowerCase()).toContain(
      'x-reason: tests\r\ncontent-type: text/html\r\ncontent-length: 7',
    )
    await addFault({ effect: { status: 200, body: { phoneNumbers: [] } }, times: 1 })
    expect(await contoso('GET', NUMBERS)).toMatchObject({ status: 200, json: { phoneNumbers: [] } })
    await addFault({ effect: { status: 204 }, times: 1 })
    expect(await contoso('GET', NUMBERS)).toMatchObject({ status: 204, text: '' })
  })
})

describe('latency', () => {
  it('comes before the work, and adds up', async () => {
    const { waits, faultSleep } = countedWaits()
    const { contoso } = await startFaulty(
      [{ effect: { latency: '200ms' } }, { effect: { latency: { from: '2s', to: '2s' }, status: 503 } }],
      { faultSleep },
    )
    expect((await contoso('GET', NUMBERS)).status).toBe(503)
    expect(waits).toEqual([2_200])
  })

  it('ends when the client goes away, and then nothing is done', async () => {
    const waiting = heldWaits()
    const { host, contoso, store, addFault } = await startFaulty([], waiting)
    const [number = ''] = await buy(contoso)
    await addFault({ match: { operation: 'ReleasePhoneNumber' }, effect: { latency: '10m' } })
    const socket = connect(Number(host.split(':')[1]), '127.0.0.1')
    socket.write(
      signedRequest(
        { host, accessKey: CONTOSO_KEY },
        'DELETE',
        at(`/phoneNumbers/${encodeURIComponent(number)}`),
      ),
    )
    const signal = await waiting.begun
    expect(signal.aborted).toBe(false)
    socket.destroy()
    await once(signal, 'abort')
    await setImmediate()
    expect((await store.count()).owned).toBe(1)
    expect((await contoso('GET', NUMBERS)).status).toBe(200)
  })

  it('ends when the server stops, and the request is answered', async () => {
    const waiting = heldWaits()
    const { contoso, stop } = await startFaulty([{ effect: { latency: '10m' } }], waiting)
    const [answer] = await Promise.all([contoso('GET', NUMBERS), waiting.begun.then(() => stop())])
    expect(answer.status).toBe(200)
  })
})

describe.each(['HTTP', 'HTTPS'] as const)('over %s a connection', (scheme) => {
  async function given() {
    const app = await startFaulty([], { tls })
    const client = scheme === 'HTTP' ? app.contoso : app.encrypted
    return { ...app, client }
  }

  it('that drops before the work ends without an answer, and nothing is done', async () => {
    const { client, store, addFault, hits } = await given()
    await addFault({ id: 'drop', effect: { drop: 'before' }, times: 1 })
    await expect(client('POST', searchTarget(), { body: TOLL_FREE_SEARCH })).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
    expect([await hits(), await store.count()]).toMatchObject([{ drop: 1 }, { busy: 0 }])
  })

  it('that drops after the work ends without an answer, and the work is done', async () => {
    const { client, store, addFault } = await given()
    await addFault({
      match: { operation: 'SearchAvailablePhoneNumbers' },
      effect: { drop: 'after' },
      times: 1,
    })
    const body = { ...TOLL_FREE_SEARCH, quantity: 3 }
    await expect(client('POST', searchTarget(), { body })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await store.count()).toMatchObject({ busy: 3 })
    expect((await client('GET', NUMBERS)).status).toBe(200)
  })

  it('that ends in the middle of the body is an error of the connection', async () => {
    const { client, addFault } = await given()
    await addFault({ effect: { cutBody: { bytes: 5 } }, times: 1 })
    await expect(client('GET', NUMBERS)).rejects.toMatchObject({ code: 'ECONNRESET', message: 'aborted' })
    expect((await client('GET', NUMBERS)).status).toBe(200)
  })
})

describe('a body', () => {
  it.each([
    [{ bytes: 5 }, '{"pho'],
    [{ bytes: 0 }, ''],
    [{ fraction: 0.5 }, '{"phoneNu'],
    [{ fraction: 1 }, '{"phoneNumbers":[]'],
    [{ bytes: 1_000 }, '{"phoneNumbers":[]'],
  ])('that is cut off, %j, comes as %j, and its head tells the whole length', async (cutBody, text) => {
    const { host } = await startFaulty([{ effect: { cutBody } }])
    const raw = await sendRaw(host, signedRequest({ host, accessKey: CONTOSO_KEY }, 'GET', NUMBERS))
    expect(raw).toMatchObject({ status: 200, body: text })
    expect(raw.head.toLowerCase()).toContain('content-length: 19')
  })

  it.each([
    [{ bytesPerSecond: 19 }, 1_000],
    [{ duration: '2s' }, 2_000],
    [{ bytesPerSecond: 1 }, 19_000],
    [{ duration: '1ms' }, 1],
  ])('that is slow, %j, comes whole and in parts that take %i ms together', async (slowBody, ms) => {
    const { waits, faultSleep } = countedWaits()
    const { contoso } = await startFaulty([{ effect: { slowBody } }], { faultSleep })
    expect(await contoso('GET', NUMBERS)).toMatchObject({ status: 200, json: { phoneNumbers: [] } })
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeCloseTo(ms)
    expect(waits.length).toBe(Math.min(19, Math.ceil(ms / 50)))
  })

  it('that is slow comes to its end at once when the server stops', async () => {
    const waiting = heldWaits()
    const { contoso, stop } = await startFaulty([{ effect: { slowBody: { duration: '10m' } } }], waiting)
    const [answer] = await Promise.all([contoso('GET', NUMBERS), waiting.begun.then(() => stop())])
    expect(answer.json).toEqual({ phoneNumbers: [] })
  })

  it('that there is not is neither slow nor cut off', async () => {
    const { contoso } = await startFaulty([{ effect: { cutBody: { bytes: 0 } } }])
    expect((await contoso('POST', searchTarget(), { body: TOLL_FREE_SEARCH })).status).toBe(202)
  })
})

it('a request that waits keeps no turn of its resource', async () => {
  const ends: (() => void)[] = []
  const faultSleep = () => new Promise<void>((resolve) => ends.push(resolve))
  const { contoso, fabrikam } = await startFaulty(
    [{ match: { resource: 'contoso' }, effect: { latency: '1s' } }],
    {
      faultSleep,
    },
  )
  // Beside another resource, a resource has eight turns.
  await fabrikam('GET', NUMBERS)
  const answers = Promise.all(Array.from({ length: 12 }, () => contoso('GET', NUMBERS)))
  await vi.waitFor(() => expect(ends).toHaveLength(12), { timeout: 10_000 })
  for (const end of ends) end()
  expect((await answers).map(({ status }) => status)).toEqual(Array(12).fill(200))
})
