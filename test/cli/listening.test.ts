import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Readiness } from '../../src/cli/ready-file.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { type ServerOptions, startServer } from '../support/server.ts'

const KEY = Buffer.alloc(32, 'own').toString('base64')
const OTHERS = { HOLDLINE_ACCESS_KEY: KEY, HOLDLINE_HOSTS: 'numbers.example' }

async function start(options: ServerOptions) {
  const server = await startServer({ ...options, args: ['--stock', 'none', ...(options.args ?? [])] })
  onTestFinished(() => server.kill())
  await expect.poll(server.stdout, { timeout: 10_000 }).toContain('\nDocumentation: ')
  const ready: Readiness = JSON.parse(readFileSync(server.readyFile, 'utf8'))
  return { ready, banner: server.stdout() }
}

async function isListening(address: string, url: string | null): Promise<boolean> {
  const socket = connect(Number(new URL(url ?? '').port), address)
  onTestFinished(() => void socket.destroy())
  return once(socket, 'connect').then(
    () => true,
    () => false,
  )
}

/** Whether the server listens for HTTP and HTTPS on 127.0.0.1, and on ::1. */
async function listening({ http, https }: Readiness): Promise<boolean[]> {
  const places = ['127.0.0.1', '::1'].flatMap((address) => [http, https].map((url) => ({ address, url })))
  return Promise.all(places.map(({ address, url }) => isListening(address, url)))
}

describe('holdline serve listens', () => {
  it.each<[string, ServerOptions]>([
    ['without --host', {}],
    ['on localhost', { args: ['--host', 'LocalHost'] }],
    ['on a name below localhost', { env: { HOLDLINE_HOST: 'numbers.localhost' } }],
  ])('on both loopback addresses, %s', async (_, options) => {
    const { ready } = await start(options)
    expect(await listening(ready)).toEqual([true, true, true, true])
    for (const address of ['127.0.0.1', '[::1]']) {
      const { port } = new URL(ready.http ?? '')
      expect((await fetch(`http://${address}:${port}/_holdline/stock`)).status).toBe(200)
    }
  })

  it.each([
    ['127.0.0.1', [true, true, false, false], 'http://127.0.0.1:', 'https://localhost:'],
    ['[::1]', [false, false, true, true], 'http://[::1]:', 'https://[::1]:'],
  ])('on %s alone', async (host, expected, http, https) => {
    const { ready } = await start({ args: ['--host', host] })
    expect(await listening(ready)).toEqual(expected)
    expect(ready).toMatchObject({
      http: expect.stringContaining(http),
      https: expect.stringContaining(https),
    })
  })

  it.each<[string, ServerOptions]>([
    ['--http-port none', { ports: ['--http-port', 'none', '--https-port', '0'] }],
    ['HOLDLINE_HTTP_PORT=none', { ports: ['--https-port', '0'], env: { HOLDLINE_HTTP_PORT: 'none' } }],
    ['another address', { ports: ['--https-port', '0'], args: ['--host', '0.0.0.0'], env: OTHERS }],
  ])('for HTTPS alone with %s', async (_, options) => {
    const { ready, banner } = await start(options)
    const { https } = ready
    const key = options.env?.['HOLDLINE_ACCESS_KEY'] ?? DEVELOPMENT_ACCESS_KEY
    expect(ready).toMatchObject({ http: null, httpConnectionString: null })
    expect(ready.connectionString).toBe(`endpoint=${https}/;accesskey=${key}`)
    expect(banner).toMatch(/^Connection string, with /m)
    expect(banner).not.toContain('http://')
    expect(await isListening('127.0.0.1', https)).toBe(true)
  })

  it('for HTTP too on another address, where a port is given', async () => {
    const { ready, banner } = await start({ args: ['--host', '0.0.0.0'], env: OTHERS })
    expect(ready.httpConnectionString).toMatch(/^endpoint=http:\/\/numbers\.example:\d+\/;accesskey=/)
    expect(banner).toContain(`\n  ${ready.https}\n  ${ready.http}\n`)
    expect(banner).toContain(`\n  endpoint=${ready.http}/;accesskey=…\n`)
    expect(await listening(ready)).toEqual([true, true, false, false])
  })
})

describe('the certificate', () => {
  // Other systems have no other loopback address than 127.0.0.1 unless an administrator adds it.
  it.runIf(process.platform === 'linux')('names the loopback address of --host', async () => {
    const { ready } = await start({ args: ['--host', '127.0.0.2'] })
    expect(ready.https).toMatch(/^https:\/\/127\.0\.0\.2:/)
    const ca = readFileSync(ready.caFile ?? '')
    const asked = get(`${ready.https}/_holdline/openapi/2025-02-11`, { ca })
    const [{ statusCode }] = await once(asked, 'response')
    expect(statusCode).toBe(200)
  })

  it('is of the hosts of --tls-hosts, and the command line wins over the environment', async () => {
    const env = { HOLDLINE_TLS_CERT: 'a.pem', HOLDLINE_TLS_KEY: 'b.pem' }
    const { ready, banner } = await start({ args: ['--tls-hosts', 'LOCALHOST,127.0.0.1'], env })
    expect(ready.caFile).toMatch(join('holdline', 'tls', 'hosts', 'authority', 'ca.pem'))
    expect(banner).toContain(`\n  export NODE_EXTRA_CA_CERTS=${ready.caFile}\n`)
    expect(banner).not.toContain('does not name')
  })

  it('names no other host, and the banner says so', async () => {
    const { banner } = await start({ args: ['--tls-hosts', 'holdline'] })
    expect(banner).toContain('\nA local certificate does not name localhost: ')
  })
})
