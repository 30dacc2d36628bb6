import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/server/server-limits.ts'
import { createClient, send } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import { portOf } from '../support/tcp-proxy.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { freePort, runProxy } from './run-proxy.ts'

const PAGE = readFileSync(fileURLToPath(new URL('../../docs/proxies.md', import.meta.url)), 'utf8')
const KEY = Buffer.from('a key of the proxies’ own server').toString('base64')

function snippetOf(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(PAGE)?.[1] ?? ''
}

/** The program's configuration file around the page's snippet. */
const CONFIGURATIONS = {
  nginx: (snippet: string, directory: string) => `
    daemon off; pid ${directory}/pid; error_log stderr; events {}
    http {
      access_log off; client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
      fastcgi_temp_path ${directory}/f; uwsgi_temp_path ${directory}/u; scgi_temp_path ${directory}/s;
      ${snippet.replace('listen 8000', 'listen 127.0.0.1:8000')}
    }`,
  haproxy: (snippet: string) => snippet,
}

type Proxy = keyof typeof CONFIGURATIONS

/** Runs a proxy as the page configures it, and resolves to its host. */
async function runPage(name: Proxy, upstream: string): Promise<string> {
  const port = await freePort()
  const directory = temporaryDirectory()
  const file = join(directory, 'proxy.conf')
  const configuration = CONFIGURATIONS[name](snippetOf(name), directory)
    .replaceAll('127.0.0.1:8080', upstream)
    .replaceAll(':8000', `:${port}`)
  writeFileSync(file, configuration)
  await runProxy(name, file)
  return `127.0.0.1:${port}`
}

/** The status of an unsigned GET; 0 if there is no answer. */
function statusOf(host: string, path: string): Promise<number> {
  return send(host, 'GET', path, Buffer.alloc(0), { host }).then(
    ({ status }) => status,
    () => 0,
  )
}

/** A server in the place of Holdline, which counts its connections. */
async function startUpstream() {
  const facts = { connections: 0, isReady: true }
  const server = createServer((request, response) => {
    response.writeHead(request.url !== READY || facts.isReady ? 200 : 503).end()
  })
  server.on('connection', () => {
    facts.connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${portOf(server)}`, facts }
}

const READY = '/_holdline/ready'
const POLL = { timeout: 20_000 }

describe.each(['nginx', 'haproxy'] as const)('%s, as the page configures it', (name) => {
  it('passes signed requests on, and the address of the client', async () => {
    const args = ['--trusted-proxy', '127.0.0.1']
    const server = await startServer({ args, env: { HOLDLINE_ACCESS_KEY: KEY } })
    onTestFinished(() => server.kill())
    const host = await runPage(name, new URL(server.http).host)
    const client = createClient(host, KEY)
    await expect.poll(() => statusOf(host, READY), POLL).toBe(200)
    const query = 'api-version=2025-06-01'
    const searched = await client('POST', `/availablePhoneNumbers/countries/US/:search?${query}`, {
      body: {
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
      },
    })
    expect(searched.status).toBe(202)
    const searchId = searched.headers['search-id']
    const body = { searchId }
    expect((await client('POST', `/availablePhoneNumbers/:purchase?${query}`, { body })).status).toBe(202)
    const owned = await client('GET', `/phoneNumbers?${query}`)
    const [, number = ''] = /"phoneNumber":"\+(\d+)"/.exec(owned.text) ?? []
    expect((await client('GET', `/phoneNumbers/%2B${number}?${query}`)).status).toBe(200)
    expect((await client('DELETE', `/phoneNumbers/%2B${number}?${query}`)).status).toBe(202)

    const [, port] = host.split(':')
    const elsewhere = get({ port, host: '127.0.0.1', localAddress: '127.0.0.2', path: '/phoneNumbers' })
    const [denied] = await once(elsewhere, 'response')
    expect(denied.resume().statusCode).toBe(401)
    await expect.poll(server.stderr, POLL).toContain('127.0.0.2')
  })

  it('closes an idle connection before Holdline does', () => {
    const [, kept = ''] =
      /^ *(?:keepalive_timeout|timeout http-keep-alive) (\d+)s/m.exec(snippetOf(name)) ?? []
    expect(Number(kept)).toBeGreaterThan(0)
    expect(Number(kept) * 1_000).toBeLessThan(DEFAULT_LIMITS.keepAliveTimeoutMs)
    expect(PAGE).toContain(`after ${DEFAULT_LIMITS.keepAliveTimeoutMs / 1_000} seconds without a request`)
  })
})

it('nginx, as the page configures it, keeps its connection to Holdline', async () => {
  const { host: upstream, facts } = await startUpstream()
  const host = await runPage('nginx', upstream)
  await expect.poll(() => statusOf(host, '/'), POLL).toBe(200)
  for (let nth = 0; nth < 5; nth += 1) expect(await statusOf(host, `/${nth}`)).toBe(200)
  expect(facts.connections).toBe(1)
})

it('HAProxy, as the page configures it, sends nothing to a Holdline that is not ready', async () => {
  const { host: upstream, facts } = await startUpstream()
  const host = await runPage('haproxy', upstream)
  await expect.poll(() => statusOf(host, '/'), POLL).toBe(200)
  facts.isReady = false
  await expect.poll(() => statusOf(host, '/'), POLL).toBe(503)
})
