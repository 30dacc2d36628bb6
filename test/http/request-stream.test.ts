import { once } from 'node:events'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RequestLog } from '../../src/control/requests/request-log.ts'
import { sendRequests } from '../../src/http/own/control/send-requests.ts'
import { systemSleep } from '../../src/timing/repeat.ts'
import { authority, tls } from '../server/start.ts'
import { OPERATOR_KEY, startApp, type TestAppOptions } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'
import { exchange } from './support/exchange.ts'
import { openStream } from './support/open-stream.ts'

const NUMBERS = '/phoneNumbers?api-version=2025-06-01'
const STREAM = '/_holdline/requests/stream'

async function start(options: TestAppOptions = {}) {
  const app = await startApp(options)
  return { ...app, operator: createClient(app.host, OPERATOR_KEY) }
}

/** More large requests than the log keeps, and the buffers of a connection take. */
const SENT = 400

const idsOf = (events: readonly string[]) => events.map((event) => Number(/^id: (\d+)$/m.exec(event)?.[1]))

describe('the stream of requests', () => {
  it('has each request once it is recorded, as an event with its id', async () => {
    const { host, contoso, operator } = await start()
    await contoso('GET', NUMBERS)
    const stream = openStream(host, STREAM)
    const { statusCode, headers } = await stream.answer
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'transfer-encoding': 'chunked',
      connection: 'close',
    })
    await contoso('GET', '/nowhere')
    const { events } = await stream.read(1)
    const [, data = ''] = /^id: 2\nevent: request\ndata: (.*)$/.exec(events[0] ?? '') ?? []
    expect(JSON.parse(data)).toEqual((await operator('GET', '/_holdline/requests/2')).json)
  })

  it('goes on after the last event of a reader, or after a given id', async () => {
    const { host, contoso } = await start()
    for (let count = 0; count < 4; count += 1) await contoso('GET', NUMBERS)
    const idsAfter = async (query: string, headers = {}) =>
      idsOf((await openStream(host, `${STREAM}${query}`, headers).read(1)).events)
    expect((await idsAfter('', { 'last-event-id': '2' }))[0]).toBe(3)
    expect((await idsAfter('?since=1'))[0]).toBe(2)
    expect((await idsAfter('?since=1', { 'last-event-id': '3' }))[0]).toBe(4)
    // The id of another server, which had more requests.
    expect((await idsAfter('', { 'last-event-id': '900' }))[0]).toBe(1)
    expect((await idsAfter('?since=3', { 'last-event-id': 'none' }))[0]).toBe(4)
  })

  it('is filtered', async () => {
    const { host, contoso, fabrikam } = await start()
    const stream = openStream(host, `${STREAM}?status=4xx&resource=contoso`)
    await stream.answer
    await fabrikam('GET', '/nowhere')
    await contoso('GET', NUMBERS)
    await contoso('GET', '/nowhere')
    expect(idsOf((await stream.read(1)).events)).toEqual([3])
    const { status } = await contoso('GET', `${STREAM}?status=a`)
    expect(status).toBe(401)
  })

  it('has a comment every 15 seconds', async () => {
    let pass = () => {}
    const { host } = await start({
      sleep: (ms, signal) =>
        ms === 15_000
          ? new Promise((resolve) => {
              pass = resolve
              signal.addEventListener('abort', () => resolve())
            })
          : systemSleep(ms, signal),
    })
    const stream = openStream(host, STREAM)
    await stream.answer
    for (const comments of [2, 3]) {
      pass()
      await expect.poll(() => stream.comments()).toHaveLength(comments)
    }
  })

  it('is read by 64 readers at most, until one goes', async () => {
    const { host } = await start()
    const streams = Array.from({ length: 64 }, () => openStream(host, STREAM))
    const answers = await Promise.all(streams.map(({ answer }) => answer))
    expect((await openStream(host, STREAM).answer).statusCode).toBe(429)
    answers[0]?.destroy()
    await expect.poll(async () => (await openStream(host, STREAM).answer).statusCode).toBe(200)
  })

  it('is the last on its connection: a request that follows is not done', async () => {
    const { host, operator } = await start()
    const [hostname, port] = host.split(':')
    const socket = connect(Number(port), hostname)
    onTestFinished(() => void socket.destroy())
    const raw = (method: string, target: string, body = '') => {
      const signed = signedHeaders({ method, target, host, body, accessKey: OPERATOR_KEY })
      const headers = { ...signed, 'content-type': 'application/json', 'content-length': String(body.length) }
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
      return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
    }
    socket.write(raw('GET', STREAM))
    await once(socket, 'data')
    await new Promise<void>((resolve) => {
      socket.write(raw('POST', '/_holdline/sandboxes', '{"name":"late"}'), () => resolve())
    })
    for (let round = 0; round < 3; round += 1) {
      expect((await operator('GET', '/_holdline/sandboxes')).json).toEqual({ sandboxes: [] })
    }
  })

  it('is there over HTTPS too', async () => {
    const { https, host } = await start({ tls })
    const url = new URL(STREAM, https ?? '')
    const headers = { authorization: `Bearer ${OPERATOR_KEY}` }
    const text = new Promise<string>((resolve, reject) => {
      const request = httpsRequest(url, { ca: authority.certificate, headers, agent: false }, (answer) => {
        let read = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          read += part
          if (read.includes('event: request')) resolve(read)
        })
        answer.on('error', () => {})
        void createClient(host, OPERATOR_KEY)('GET', '/_holdline/clock')
      })
      request.on('error', reject).end()
      onTestFinished(() => void request.destroy())
    })
    expect(await text).toContain('"operation":"GetClock"')
  })
})

describe('the stream of requests ends', () => {
  it('with its sandbox alone', async () => {
    const { host, operator } = await start()
    await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
    const [ofOne, ofMain] = ['/_holdline/sandboxes/one/requests/stream', STREAM].map((target) =>
      openStream(host, target),
    )
    await Promise.all([ofOne?.answer, ofMain?.answer])
    await operator('DELETE', '/_holdline/sandboxes/one')
    expect(await ofOne?.read(1)).toEqual({ events: [], hasEnded: true })
    expect((await ofMain?.read(1))?.hasEnded).toBe(false)
  })

  it('as the server stops, which waits for no reader', async () => {
    const { host, control, operator, stop } = await start({ limits: { stopTimeoutMs: 3_600_000 } })
    await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
    const streams = [STREAM, '/_holdline/sandboxes/one/requests/stream'].map((target) =>
      openStream(host, target),
    )
    const stalled = openStream(host, STREAM)
    await Promise.all([...streams, stalled].map(({ answer }) => answer))
    ;(await stalled.answer).pause()
    // More than the buffers of both ends take.
    for (let count = 0; count < 300; count += 1)
      control.main.requests.add(exchange({ body: 'a'.repeat(60_000) }))
    await stop()
    expect((await streams[1]?.read(1))?.hasEnded).toBe(true)
    expect((await streams[0]?.read(1_000))?.hasEnded).toBe(true)
  })

  it('for a reader that is too slow, and for no other', async () => {
    const { host, control } = await start()
    const [slow, quick] = [openStream(host, STREAM), openStream(host, STREAM)]
    const [answer] = await Promise.all([slow.answer, quick.answer])
    answer.pause()
    const log = control.main.requests
    for (let count = 1; count <= SENT; count += 1) {
      log.add(exchange({ body: 'a'.repeat(60_000) }))
      await quick.read(count)
      await setImmediate()
    }
    answer.resume()
    const { events, hasEnded } = await slow.read(SENT)
    expect(hasEnded).toBe(true)
    expect(events.length).toBeLessThan(SENT)
    expect(idsOf(events)).toEqual(events.map((_, index) => index + 1))
    expect(idsOf((await quick.read(SENT)).events)).toHaveLength(SENT)
  })
})

it('no more than one request waits for a reader beyond what its connection takes', () => {
  const log = new RequestLog()
  const reader = new Writable({ write: () => {} })
  onTestFinished(() => void reader.destroy())
  const dataOf = ({ id }: { readonly id: number }) => String(id).padStart(100_000)
  const sleep = () => new Promise<void>(() => {})
  sendRequests(reader, { log, filter: {}, after: undefined, dataOf, sleep })
  for (let count = 0; count < 100; count += 1) {
    log.add(exchange())
    expect(reader.writableLength).toBeLessThan(reader.writableHighWaterMark + 101_000)
  }
  expect(reader.writableLength).toBeGreaterThan(100_000)
})
