import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { get } from 'node:http'
import { get as getTls } from 'node:https'
import { connect, createServer, type Server } from 'node:net'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/server/listen.ts'
import { UsageError } from '../../src/usage-error.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { rawExchange } from './raw-exchange.ts'
import { authority, start, tls } from './start.ts'

const host = '127.0.0.1'

async function occupy(port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(port, host)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  return { server, port: address.port }
}

async function bodyOf(request: ReturnType<typeof get>): Promise<string> {
  const [response] = await once(request, 'response')
  let body = ''
  for await (const chunk of response.setEncoding('latin1')) body += chunk
  return body
}

function overTls(port: number) {
  return getTls({ port, host, servername: 'localhost', ca: authority.certificate, agent: false })
}

describe('listening', () => {
  it('serves HTTP and HTTPS with one listener', async () => {
    const { httpPort, httpsPort } = await start({}, (request, response) =>
      response.end('encrypted' in request.socket ? 'over TLS' : 'plain'),
    )
    expect(await bodyOf(get({ port: httpPort, host }))).toBe('plain')
    expect(await bodyOf(overTls(httpsPort))).toBe('over TLS')
  })

  it.each([
    ['--http-port', 'httpPort', 'httpsPort'],
    ['--https-port', 'httpsPort', 'httpPort'],
  ])('serves neither when the port of %s is in use', async (flag, taken, other) => {
    const { port } = await occupy()
    const free = await occupy()
    free.server.close()
    await once(free.server, 'close')
    const ports = { httpPort: 0, httpsPort: 0, [taken]: port, [other]: free.port }
    const refused = listen({ listener: () => {}, host, ...ports, tls })
    await expect(refused).rejects.toThrow(
      `Port ${port} is in use on 127.0.0.1: stop what uses it, or give another with ${flag} (0 picks a free one)`,
    )
    await expect(refused).rejects.toBeInstanceOf(UsageError)
    await occupy(free.port)
  })

  it('leaves no directory of the socket behind when a port is in use', async () => {
    const { port } = await occupy()
    const path = join(temporaryDirectory(), 'socket', 'holdline.sock')
    const listener = () => {}
    const refused = listen({ listener, host, httpPort: port, httpsPort: 0, socket: { path, listener } })
    await expect(refused).rejects.toThrow(`Port ${port} is in use`)
    expect(existsSync(dirname(path))).toBe(false)
  })

  it('says which address the machine does not have', async () => {
    const refused = listen({ listener: () => {}, host: '192.0.2.1', httpPort: 0, httpsPort: 0, tls })
    await expect(refused).rejects.toThrow(
      '192.0.2.1 is no address of this machine: give one that is with --host',
    )
  })
})

describe('bytes that are no request', () => {
  it.each([
    ['not HTTP', 'GARBAGE\r\n\r\n', 400, 'BadRequest'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'BadRequest',
    ],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400, 'BadRequest'],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400, 'BadRequest'],
    [
      'two credentials',
      'GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\nauthorization: Bearer b\r\n\r\n',
      400,
      'BadRequest',
    ],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n', 417, 'ExpectationFailed'],
    ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 405, 'MethodNotAllowed'],
    [
      'large headers',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'RequestHeaderFieldsTooLarge',
    ],
  ])('are answered in the form of the API: %s', async (_, request, status, code) => {
    const { httpPort } = await start({})
    const [head = '', body = ''] = (await rawExchange(httpPort, request)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(head).toMatch(/\r\nContent-Type: application\/json(\r\n|$)/)
    expect(head).toMatch(/\r\nX-Content-Type-Options: nosniff(\r\n|$)/)
    expect(JSON.parse(body)).toEqual({
      error: { code, message: expect.stringMatching(/^The request .*\.$/) },
    })
  })
})

describe('stopping', () => {
  it('answers the requests in flight whole, over HTTP and HTTPS, and closes their connections', async () => {
    const body = 'x'.repeat(5_000_000)
    const waiting: (() => void)[] = []
    const { httpPort, httpsPort, stop } = await start(
      {},
      (_, response) => void waiting.push(() => response.end(body)),
    )
    const requests = [get({ port: httpPort, host }), overTls(httpsPort)]
    const responses = requests.map((request) => once(request, 'response'))
    const bodies = requests.map(bodyOf)
    while (waiting.length < 2) await new Promise(setImmediate)
    const stopped = stop()
    for (const answer of waiting) answer()
    expect((await Promise.all(bodies)).map((text) => text.length)).toEqual([body.length, body.length])
    for (const [response] of await Promise.all(responses)) expect(response.headers.connection).toBe('close')
    await stopped
  })

  it('closes connections that ask for nothing, and accepts no more', async () => {
    const { httpPort, httpsPort, stop } = await start({})
    const silent = [connect(httpPort, host), connect(httpsPort, host)]
    const kept = connect(httpPort, host)
    kept.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await once(kept, 'data')
    const closed = [kept, silent[0]].map((socket) => socket && once(socket.resume(), 'close'))
    await stop()
    await Promise.all(closed)
    await expect(rawExchange(httpPort, '')).rejects.toThrow('ECONNREFUSED')
    await expect(rawExchange(httpsPort, '')).rejects.toThrow('ECONNREFUSED')
    for (const socket of silent) socket.destroy()
  })

  it('leaves nothing of the server in memory', async () => {
    setFlagsFromString('--expose-gc')
    const collectGarbage: () => void = runInNewContext('gc')
    async function run(): Promise<WeakRef<object>> {
      const listener = () => {}
      const listening = await listen({
        listener,
        host,
        httpPort: 0,
        httpsPort: 0,
        tls,
        limits: { lingerMs: 0 },
      })
      await listening.stop()
      return new WeakRef(listener)
    }
    const listener = await run()
    await expect
      .poll(() => {
        collectGarbage()
        return listener.deref() === undefined
      })
      .toBe(true)
  })
})
