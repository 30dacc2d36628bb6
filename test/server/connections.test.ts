import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Crowd } from '../../src/server/connections.ts'
import { listen } from '../../src/server/listen.ts'
import type { ServerLimits } from '../../src/server/server-limits.ts'
import { authority, tls } from './start.ts'

const HELLO = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const PROBE = 'GET /probe HTTP/1.1\r\nHost: a\r\n\r\n'
const OK = /^HTTP\/1\.1 200 .*hello$/s

const HOST = '127.0.0.1'
/** Other addresses of the loopback network: other clients. */
const ELSEWHERE = '127.0.0.2'
const THIRD = '127.0.0.3'

interface Options {
  readonly isExempt?: (address: string) => boolean
  readonly listener?: RequestListener
}

async function start(limits: Partial<ServerLimits>, options: Options = {}) {
  const crowds: Crowd[] = []
  const { isExempt = () => true, listener = (_, response) => void response.end('hello') } = options
  const listening = await listen({
    listener,
    host: HOST,
    httpPort: 0,
    httpsPort: 0,
    tls,
    limits: { stopTimeoutMs: 20, ...limits },
    isExempt,
    isProbe: ({ url }: IncomingMessage) => url === '/probe',
    onCrowded: (crowd) => crowds.push(crowd),
  })
  onTestFinished(() => listening.stop())
  const { httpPort = 0, httpsPort = 0 } = listening
  return { httpPort, httpsPort, crowds }
}

/** A server whose answers, but for those to probes, wait for the test. */
async function startByHand(limits: Partial<ServerLimits>) {
  const waiting: ServerResponse[] = []
  const server = await start(limits, {
    listener: (request, response) => {
      if (request.url === '/probe') response.end('hello')
      else waiting.push(response)
    },
  })
  const underWay = async (count: number) => {
    while (waiting.length < count) await new Promise(setImmediate)
  }
  return { ...server, waiting, underWay }
}

async function open(port: number, localAddress = HOST): Promise<Socket> {
  const socket = connect({ port, host: HOST, localAddress })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

async function openTls(port: number): Promise<Socket> {
  const socket = connectTls({ port, host: HOST, servername: 'localhost', ca: authority.certificate })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await once(socket, 'secureConnect')
  return socket
}

/** Sends a request, and resolves to what comes back until the first packet ends, or the connection; '' for nothing. */
async function ask(socket: Socket, request = HELLO): Promise<string> {
  socket.write(request)
  return new Promise((resolve) => {
    socket.once('data', (answer) => resolve(String(answer)))
    socket.once('close', () => resolve(''))
    if (socket.destroyed) resolve('')
  })
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.destroyed) await once(socket.resume(), 'close')
}

describe('when all connections are taken', () => {
  it('a new one takes the place of the one that has been idle the longest', async () => {
    const { httpPort, crowds } = await start({ connections: 2 })
    const [first, second] = [await open(httpPort), await open(httpPort)]
    expect(await ask(first)).toMatch(OK)
    expect(await ask(second)).toMatch(OK)
    expect(await ask(first)).toMatch(OK)
    const third = await open(httpPort)
    expect(await ask(third)).toMatch(OK)
    await closed(second)
    expect(await ask(first)).toMatch(OK)
    expect(await ask(third)).toMatch(OK)
    expect(crowds).toEqual([{ kind: 'all', address: HOST }])
  })

  it('HTTP and HTTPS count together, and both are known to be idle or not', async () => {
    const { httpPort, httpsPort } = await start({ connections: 2 })
    const plain = await open(httpPort)
    expect(await ask(plain)).toMatch(OK)
    const encrypted = await openTls(httpsPort)
    expect(await ask(encrypted)).toMatch(OK)
    expect(await ask(plain)).toMatch(OK)
    const second = await openTls(httpsPort)
    await closed(encrypted)
    expect(await ask(plain)).toMatch(OK)
    expect(await ask(second)).toMatch(OK)
  })

  it.each([
    ['sends nothing', '', 0],
    ['stops in the head of a request', 'GET / HTTP/1.1\r\nHo', 0],
    ['stops in a body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx', 1],
    ['does not read its answers', HELLO.replace('/', '/all').repeat(4), 4],
  ])('a client that %s counts as idle', async (_, request, requests) => {
    let arrived = 0
    const listener: RequestListener = (incoming, response) => {
      arrived += 1
      if (incoming.method === 'POST') return
      response.end(incoming.url === '/all' ? Buffer.alloc(50_000_000) : 'hello')
    }
    const { httpPort } = await start({ connections: 1 }, { listener })
    const slow = await open(httpPort)
    slow.pause().write(request)
    while (arrived < requests) await new Promise(setImmediate)
    const next = await open(httpPort)
    expect(await ask(next)).toMatch(OK)
    await closed(slow)
  })

  it('a client that does not complete the TLS handshake counts as idle', async () => {
    const { httpPort, httpsPort } = await start({ connections: 1 })
    const silent = await open(httpsPort)
    expect(await ask(await open(httpPort))).toMatch(OK)
    await closed(silent)
  })

  it('a connection on whose request the server works is kept, and others are refused unless they are probes', async () => {
    const { httpPort, waiting, underWay } = await startByHand({ connections: 1 })
    const busy = await open(httpPort)
    const answer = ask(busy)
    await underWay(1)

    const refused = await open(httpPort)
    const [head = '', body = ''] = (await ask(refused)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 503 .*\r\nRetry-After: 1(\r\n|$)/s)
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'ServiceUnavailable' } })
    await closed(refused)
    for (const probe of [await open(httpPort), await open(httpPort)]) {
      expect(await ask(probe, PROBE)).toMatch(/^HTTP\/1\.1 200 .*\r\nConnection: close\r\n.*hello$/s)
      await closed(probe)
    }
    waiting[0]?.end('hello')
    expect(await answer).toMatch(OK)
  })

  it('a probe is served over HTTPS too', async () => {
    const { httpPort, httpsPort, underWay } = await startByHand({ connections: 1 })
    void ask(await open(httpPort))
    await underWay(1)
    expect(await ask(await openTls(httpsPort), PROBE)).toMatch(OK)
  })

  it('a probe is served however many others wait', async () => {
    const { httpPort, underWay } = await startByHand({ connections: 1 })
    void ask(await open(httpPort))
    await underWay(1)
    const crowd: Socket[] = []
    for (let count = 0; count < 200; count += 1) crowd.push(await open(httpPort))
    expect(await ask(await open(httpPort), PROBE)).toMatch(OK)
    await closed(crowd[0] as Socket)
  })

  it('a connection that came too early is served if there is a place when it asks', async () => {
    const { httpPort, waiting, underWay } = await startByHand({ connections: 1 })
    const busy = await open(httpPort)
    const answer = ask(busy)
    await underWay(1)
    const early = await open(httpPort)
    // The server has accepted the early connection before this one.
    expect(await ask(await open(httpPort), PROBE)).toMatch(OK)
    waiting[0]?.end('hello')
    expect(await answer).toMatch(OK)
    const late = ask(early)
    await underWay(2)
    waiting[1]?.end('hello')
    expect(await late).toMatch(OK)
    await closed(busy)
  })
})

describe('one address', () => {
  it('has a quarter of the connections: the longest idle of its own goes, and no other', async () => {
    const { httpPort, crowds } = await start({ connections: 8 }, { isExempt: () => false })
    const other = await open(httpPort, ELSEWHERE)
    expect(await ask(other)).toMatch(OK)
    const own: Socket[] = []
    for (let count = 0; count < 20; count += 1) {
      const socket = await open(httpPort)
      expect(await ask(socket)).toMatch(OK)
      own.push(socket)
    }
    for (const socket of own.slice(0, 18)) await closed(socket)
    expect(await ask(other)).toMatch(OK)
    for (const socket of own.slice(18)) expect(await ask(socket)).toMatch(OK)
    expect(crowds).toEqual(Array(18).fill({ kind: 'address', address: HOST }))
  })

  it('that is exempt may take all', async () => {
    const { httpPort, crowds } = await start({ connections: 8 }, { isExempt: (address) => address === HOST })
    const exempt: Socket[] = []
    for (let count = 0; count < 8; count += 1) exempt.push(await open(httpPort))
    for (const socket of exempt) expect(await ask(socket)).toMatch(OK)
    expect(crowds).toEqual([])
    expect(await ask(await open(httpPort, THIRD))).toMatch(OK)
    await closed(exempt[0] as Socket)
  })
})
