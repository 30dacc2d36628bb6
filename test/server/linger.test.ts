import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { authority, start } from './start.ts'

/** Time limits that no test reaches, unless it is about them. */
const NEVER_MS = 100_000
const PATIENT = { headersTimeoutMs: NEVER_MS, requestTimeoutMs: NEVER_MS, silenceTimeoutMs: NEVER_MS }
const PART = Buffer.alloc(64 * 1024, 'x')
const MEBIBYTE = 1024 * 1024

interface Client {
  readonly socket: Socket
  /** Everything that was received; resolves when the connection is closed. */
  readonly received: Promise<string>
}

function toClient(socket: Socket): Client {
  onTestFinished(() => void socket.destroy())
  let text = ''
  socket.setEncoding('latin1').on('data', (more) => {
    text += more
  })
  socket.on('error', () => {})
  return { socket, received: new Promise((resolve) => socket.once('close', () => resolve(text))) }
}

const OVER = {
  HTTP: ({ httpPort }) => toClient(connect({ port: httpPort, host: '127.0.0.1', allowHalfOpen: true })),
  HTTPS: ({ httpsPort }) => {
    const options = { port: httpsPort, host: '127.0.0.1', servername: 'localhost', ca: authority.certificate }
    return toClient(connectTls(options))
  },
} satisfies Record<string, (ports: { httpPort: number; httpsPort: number }) => Client>

/** Denies each request without reading its body. */
async function startDenying(limits: Parameters<typeof start>[0]) {
  let requests = 0
  let lose = () => {}
  const lost = new Promise<void>((resolve) => {
    lose = resolve
  })
  const ports = await start({ ...PATIENT, ...limits }, ({ socket }, response) => {
    requests += 1
    socket.once('close', lose)
    response.writeHead(401, { Connection: 'close', 'Content-Length': 6 }).end('denied')
  })
  return {
    ...ports,
    requests: () => requests,
    /** Resolves when the connection of a request is closed. */
    lost,
  }
}

function post(bodyBytes: number): string {
  return `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${bodyBytes}\r\n\r\n`
}

/** Writes this many bytes, or until the connection is closed, and resolves to how many bytes have left the client. */
async function writeAll({ socket }: Client, bytes: number): Promise<number> {
  for (let written = 0; written < bytes; written += PART.length) {
    const error = await new Promise((resolve) => socket.write(PART, resolve))
    if (error) return written
  }
  return bytes
}

const REFUSED = [
  ['a request that is denied', post(1024 * MEBIBYTE), /^HTTP\/1\.1 401 .*denied$/s],
  [
    'a request that expects too much',
    post(1024 * MEBIBYTE).replace('Host', 'Expect: tea\r\nHost'),
    /^HTTP\/1\.1 417 .*\}$/s,
  ],
  ['a request without Host', post(1024 * MEBIBYTE).replace('Host', 'Hosts'), /^HTTP\/1\.1 400 .*\}$/s],
  ['headers that are too large', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, /^HTTP\/1\.1 431 .*\}$/s],
  ['bytes that are no HTTP', 'GARBAGE\r\n\r\n', /^HTTP\/1\.1 400 .*\}$/s],
  ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1\.1 405 .*\}$/s],
] as const

describe.each(['HTTP', 'HTTPS'] as const)('over %s, a client that goes on sending after', (over) => {
  it.each(REFUSED)('%s gets the answer, and is not read on', async (_, request, answer) => {
    const client = OVER[over](await startDenying({ unreadSilenceMs: 20 }))
    client.socket.write(request)
    const written = await writeAll(client, 1024 * MEBIBYTE)
    expect(await client.received).toMatch(answer)
    // What was dropped, and what the two systems keep for a connection that nobody reads.
    expect(written).toBeLessThan(64 * MEBIBYTE)
  })

  it('a request that is denied may send a whole mebibyte before it reads the answer', async () => {
    const client = OVER[over](await startDenying({ unreadSilenceMs: NEVER_MS }))
    client.socket.pause()
    client.socket.write(post(MEBIBYTE))
    expect(await writeAll(client, MEBIBYTE)).toBe(MEBIBYTE)
    client.socket.resume().end()
    expect(await client.received).toMatch(/denied$/)
  })
})

describe('a connection whose request was denied before the end of its body', () => {
  it('is closed when the client is silent', async () => {
    const server = await startDenying({ unreadSilenceMs: 20 })
    OVER.HTTP(server).socket.write(post(MEBIBYTE))
    await server.lost
  })

  it('is closed when the client ends its side', async () => {
    const server = await startDenying({ unreadSilenceMs: NEVER_MS })
    const client = OVER.HTTP(server)
    client.socket.end(post(MEBIBYTE))
    await server.lost
    expect(await client.received).toMatch(/denied$/)
  })

  it('is closed after a while also if the client is never silent', async () => {
    const server = await startDenying({ unreadSilenceMs: NEVER_MS, unreadMs: 50 })
    const { socket } = OVER.HTTP(server)
    socket.write(post(MEBIBYTE))
    const trickle = setInterval(() => socket.write('x'), 1)
    await server.lost
    clearInterval(trickle)
  })

  it('keeps no server from stopping', async () => {
    const server = await startDenying({ unreadSilenceMs: NEVER_MS, unreadMs: NEVER_MS })
    const { socket } = OVER.HTTP(server)
    socket.write(post(MEBIBYTE))
    await once(socket, 'data')
    await server.stop()
    await server.lost
  })

  it('is not served any further', async () => {
    const server = await startDenying({ unreadSilenceMs: 20 })
    const { socket } = OVER.HTTP(server)
    socket.write(post(1))
    await once(socket, 'data')
    socket.write('xGET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await server.lost
    expect(server.requests()).toBe(1)
  })
})
