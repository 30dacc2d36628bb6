import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rawExchange } from './raw-exchange.ts'
import { start } from './start.ts'

const HELLO = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const CONNECT = 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'
const BAD_CHUNK = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'

/** The statuses of the answers, in their order. */
function statusesOf(answers: string): number[] {
  return [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}

/** A server whose requests are answered by hand. */
async function startByHand(limits: Parameters<typeof start>[0]) {
  const waiting: ServerResponse[] = []
  let arrived = () => {}
  const { httpPort } = await start(limits, (_, response) => {
    waiting.push(response)
    arrived()
  })
  /** Resolves when `count` requests are under way. */
  const underWay = async (count: number) => {
    while (waiting.length < count) {
      await new Promise<void>((resolve) => {
        arrived = resolve
      })
    }
  }
  return { httpPort, waiting, underWay }
}

describe('bytes that are no request, after a request in the same packet', () => {
  it.each([
    ['garbage', 'GARBAGE\r\n\r\n', 400],
    ['CONNECT', CONNECT, 405],
    ['a body that is no body', BAD_CHUNK, 400],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ])('are refused after the answer to the request: %s', async (_, rest, status) => {
    const { httpPort, waiting, underWay } = await startByHand({})
    const answers = rawExchange(httpPort, HELLO + rest)
    await underWay(1)
    // The server has read the rest by now: it came in one packet.
    await new Promise(setImmediate)
    waiting[0]?.end('hello')
    const text = await answers
    expect(statusesOf(text)).toEqual([200, status])
    expect(text).toMatch(/hello.*HTTP/s)
  })

  it('are not written into an answer that has begun', async () => {
    const { httpPort, waiting, underWay } = await startByHand({})
    const answers = rawExchange(httpPort, `${HELLO}GARBAGE\r\n\r\n`)
    await underWay(1)
    waiting[0]?.writeHead(200, { 'Content-Length': 8 }).write('half')
    await new Promise(setImmediate)
    waiting[0]?.end('half')
    expect(await answers).toMatch(/halfhalfHTTP\/1\.1 400 /)
  })

  it('do not cut off an answer that has begun, to the request that they are part of', async () => {
    const { httpPort } = await start({}, (_, response) => {
      response.writeHead(401, { 'Content-Length': 4 })
      setImmediate(() => response.end('nope'))
    })
    const text = await rawExchange(httpPort, BAD_CHUNK)
    expect(statusesOf(text)).toEqual([401])
    expect(text).toMatch(/nope$/)
  })

  it('end the connection: no request after them is done', async () => {
    let requests = 0
    const { httpPort } = await start({}, (_, response) => {
      requests += 1
      response.end('hello')
    })
    expect(statusesOf(await rawExchange(httpPort, `${HELLO}GARBAGE\r\n\r\n${HELLO}`))).toEqual([200, 400])
    expect(requests).toBe(1)
  })
})

describe('a client that sends many requests at once', () => {
  it('has a few of them under way at a time, and all answered in their order', async () => {
    const { httpPort, waiting, underWay } = await startByHand({ requestsAtOnce: 2 })
    const socket = connect(httpPort, '127.0.0.1').setEncoding('latin1')
    onTestFinished(() => void socket.destroy())
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    const count = 500
    socket.write(HELLO.repeat(count))
    for (let answered = 0; answered < count; answered += 1) {
      await underWay(answered + 1)
      expect(waiting.length).toBeLessThanOrEqual(answered + 2)
      waiting[answered]?.end(`<${answered}>`)
    }
    while (!text.includes(`<${count - 1}>`)) await once(socket, 'data')
    expect([...text.matchAll(/<(\d+)>/g)].map(([, nth]) => Number(nth))).toEqual([...Array(count).keys()])
  })

  it('delays no other client, and is not read further', async () => {
    const { httpPort, waiting, underWay } = await startByHand({ requestsAtOnce: 1 })
    const socket = connect(httpPort, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    // Far more than the system keeps for a connection that is not read.
    const written = new Promise((resolve) => socket.write(HELLO.repeat(1_000_000), resolve))
    await underWay(1)
    const other = rawExchange(httpPort, HELLO + CONNECT)
    await underWay(2)
    waiting[1]?.end('other')
    expect(statusesOf(await other)).toEqual([200, 405])
    expect(await Promise.race([written, Promise.resolve('still writing')])).toBe('still writing')
    expect(waiting).toHaveLength(2)
  })

  it('lets the event loop go on to others after a few of them', async () => {
    const [clients, many] = [5, 500]
    let served = 0
    let servedMeanwhile = 0
    const { httpPort } = await start({}, (_, response) => {
      served += 1
      if (served === (clients * many) / 2) {
        const before = served
        // The event loop goes on to the other connections before it calls this.
        setImmediate(() => {
          servedMeanwhile = served - before
        })
      }
      response.end('hello')
    })
    const last = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const ask = () => rawExchange(httpPort, HELLO.repeat(many - 1) + last)
    for (const text of await Promise.all(Array.from({ length: clients }, ask))) {
      expect(statusesOf(text)).toHaveLength(many)
    }
    expect(served).toBe(clients * many)
    expect(servedMeanwhile).toBeLessThan(25)
  })

  it('that goes away leaves no request behind that a stop would wait for', async () => {
    const { httpPort, waiting, underWay } = await startByHand({ requestsAtOnce: 3, stopTimeoutMs: 1_000_000 })
    const socket = connect(httpPort, '127.0.0.1')
    socket.write(HELLO.repeat(10))
    await underWay(3)
    const closed = Promise.all(waiting.map((response) => once(response, 'close')))
    socket.destroy()
    await closed
  })
})

it('The server sends 100 Continue only when it reads the body', async () => {
  const { httpPort } = await start({}, (request, response) => {
    if (request.url === '/refused') return void response.writeHead(401, { Connection: 'close' }).end()
    response.writeContinue()
    request.resume().once('end', () => response.setHeader('Connection', 'close').end('read'))
  })
  const head = (target: string) =>
    `POST ${target} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n`
  expect(statusesOf(await rawExchange(httpPort, head('/refused')))).toEqual([401])
  expect(statusesOf(await rawExchange(httpPort, `${head('/')}hi`))).toEqual([100, 200])
})
