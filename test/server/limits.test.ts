import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rawExchange } from './raw-exchange.ts'
import { start } from './start.ts'

const HELLO = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'

/** Time limits so long that the other limit of a test is reached first. */
const NEVER_MS = 100_000
const PATIENT = { headersTimeoutMs: NEVER_MS, requestTimeoutMs: NEVER_MS, silenceTimeoutMs: NEVER_MS }

/** A client that never ends its side of the connection by itself. */
function open(port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  // The bytes may meet a closed connection.
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  return socket
}

async function ask(port: number, request = HELLO): Promise<Socket> {
  const socket = open(port)
  socket.write(request)
  await once(socket, 'data')
  return socket
}

/** Resolves when the server has closed the connection, which it ended before. */
async function lost(socket: Socket): Promise<void> {
  while (!socket.destroyed) {
    socket.write('x')
    await new Promise(setImmediate)
  }
}

function expectRefusal(answer: string, status: number, code: string, message: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head).toMatch(/\r\nContent-Type: application\/json\r\n/)
  expect(head).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/)
  expect(head).toMatch(/\r\nConnection: close(\r\n|$)/)
  expect(JSON.parse(body)).toEqual({ error: { code, message } })
}

describe('too much in a request', () => {
  it('a target that is too long is 414', async () => {
    const { httpPort } = await start({ targetBytes: 10 })
    const target = (bytes: number) =>
      `GET /${'x'.repeat(bytes - 1)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`
    expect(await rawExchange(httpPort, target(10))).toMatch(/hello$/)
    const message = 'The request target is longer than 10 bytes.'
    expectRefusal(await rawExchange(httpPort, target(11)), 414, 'RequestUriTooLong', message)
  })

  it.each([100, 1_000, 4_000])('too many headers are 431, and none is left out: %i', async (count) => {
    const { httpPort } = await start({ headers: count - 1 }, (request, response) =>
      response.end(`${request.rawHeaders.length / 2} ${request.headers['connection']}`),
    )
    const headers = (fillers: number) =>
      `GET / HTTP/1.1\r\nHost:\r\n${'a:\r\n'.repeat(fillers)}Connection: close\r\n\r\n`
    const enough = await rawExchange(httpPort, headers(count - 3))
    expect(enough).toMatch(new RegExp(`${count - 1} close$`))
    const message = `The request has more than ${count - 1} headers.`
    expectRefusal(
      await rawExchange(httpPort, headers(count - 2)),
      431,
      'RequestHeaderFieldsTooLarge',
      message,
    )
  })

  it('too large headers are 431', async () => {
    const { httpPort } = await start({ headerBytes: 200 })
    const message = 'The request line and headers are larger than 200 bytes.'
    expectRefusal(
      await rawExchange(httpPort, `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(200)}\r\n\r\n`),
      431,
      'RequestHeaderFieldsTooLarge',
      message,
    )
  })
})

describe('too slow a client', () => {
  it.each([
    ['that asks for nothing', ''],
    ['that begins to ask', 'GET / HTTP/1.1\r\nHo'],
  ])('%s is answered 408, and its connection ends', async (_, request) => {
    const { httpPort } = await start({
      ...PATIENT,
      headersTimeoutMs: 20,
      unreadMs: 40,
    })
    const socket = open(httpPort)
    socket.write(request)
    const [answer] = await once(socket, 'data')
    expectRefusal(String(answer), 408, 'RequestTimeout', 'The request did not arrive in time.')
    await lost(socket)
  })

  it('that never ends a body is answered 408, and its connection ends', async () => {
    const limits = {
      ...PATIENT,
      headersTimeoutMs: 20,
      requestTimeoutMs: 20,
      unreadMs: 40,
    }
    const { httpPort } = await start(limits, (request, response) =>
      request.resume().on('end', () => response.end('hello')),
    )
    const socket = open(httpPort)
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n1')
    const [answer] = await once(socket, 'data')
    expectRefusal(String(answer), 408, 'RequestTimeout', 'The request did not arrive in time.')
    await lost(socket)
  })

  it('that never completes the TLS handshake loses its connection', async () => {
    const { httpsPort } = await start({ ...PATIENT, headersTimeoutMs: 20 })
    await once(open(httpsPort).resume(), 'end')
  })

  it('that does not read its answer loses its connection', async () => {
    let lose = () => {}
    const closed = new Promise<void>((resolve) => {
      lose = resolve
    })
    const { httpPort } = await start({ ...PATIENT, silenceTimeoutMs: 40 }, (request, response) => {
      request.socket.once('close', lose)
      response.end(Buffer.alloc(50_000_000))
    })
    open(httpPort).pause().write(HELLO)
    await closed
  })

  it('that keeps its connection idle loses it', async () => {
    const { httpPort } = await start({ ...PATIENT, keepAliveTimeoutMs: 20 })
    await once(await ask(httpPort), 'end')
  })
})

describe('too many', () => {
  it('requests on a connection: the last one says so, and what is sent after it is not done', async () => {
    let requests = 0
    const { httpPort } = await start({ requestsPerConnection: 2 }, (_, response) => {
      requests += 1
      response.end(`answer ${requests}`)
    })
    const answers = await rawExchange(httpPort, HELLO.repeat(3))
    const connection = [...answers.matchAll(/\r\nConnection: (.*)\r\n/g)].map(([, value]) => value)
    expect(connection).toEqual(['keep-alive', 'close'])
    expect(answers).toMatch(/answer 2$/)
    expect(requests).toBe(2)
  })
})

it('A stop waits for what is in flight no longer than its limit', async () => {
  const { httpPort, httpsPort, stop } = await start({ ...PATIENT, stopTimeoutMs: 20 }, () => {})
  const waiting = [
    rawExchange(httpPort, HELLO),
    rawExchange(httpPort, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n1'),
    rawExchange(httpsPort, ''),
  ]
  await rawExchange(httpPort, 'GARBAGE\r\n\r\n')
  await stop()
  expect(await Promise.all(waiting)).toEqual(['', '', ''])
})
