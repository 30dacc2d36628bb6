import { once } from 'node:events'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import { runHoldline } from '../support/run-holdline.ts'
import type { Server } from '../support/server.ts'
import { signedHeaders } from '../support/sign.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { start } from './start.ts'

const OWN_KEY = Buffer.alloc(32, 'own').toString('base64')

interface Ask {
  accessKey?: string
  token?: string
  host?: string
  ca?: string
}

/** The status with which the list of owned numbers is answered. */
async function statusOf(
  server: Server,
  base: string,
  { accessKey, token, host, ca }: Ask = {},
): Promise<number> {
  const url = new URL('/phoneNumbers?api-version=2025-02-11', base)
  const method = 'GET'
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const named = host ?? url.host
  const headers =
    accessKey === undefined
      ? { host: named, ...authorization }
      : { ...signedHeaders({ method, target: url.pathname + url.search, host: named, accessKey }) }
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const request = send(url, { method, headers, agent: false, ca: ca ?? server.ca, servername: url.hostname })
  request.end()
  const [response] = await once(request, 'response')
  response.resume()
  return response.statusCode
}

describe('holdline serve', () => {
  it('serves the development key and any token on this machine, over HTTP and HTTPS', async () => {
    const server = await start()
    expect(await statusOf(server, server.http, { accessKey: DEVELOPMENT_ACCESS_KEY })).toBe(200)
    expect(await statusOf(server, server.https, { accessKey: DEVELOPMENT_ACCESS_KEY })).toBe(200)
    expect(await statusOf(server, server.https, { token: 'any' })).toBe(200)
    expect(await statusOf(server, server.https)).toBe(401)
    expect(await statusOf(server, server.https, { accessKey: OWN_KEY })).toBe(401)
  })

  it('prints lines to paste, and is quiet on stderr', async () => {
    const cwd = temporaryDirectory()
    const server = await start({ cwd })
    expect(await server.stop('SIGINT')).toBe(0)
    expect(server.stdout()).toContain(`\n  ${server.https}\n  ${server.http}\n`)
    const [, key] = server.connectionString.split(';')
    expect(server.stdout()).toContain(`\n  ${server.connectionString}\n  endpoint=${server.http}/;${key}\n`)
    expect(server.stdout()).toContain(`\n  export NODE_EXTRA_CA_CERTS=${server.caFile}\n`)
    expect(server.stdout()).toMatch(/\n19\d,\d{3} numbers in memory\n/)
    expect(server.stderr()).toBe('')
  })

  it('leaves nothing in its directory with --in-memory, and keeps the authority in the cache of its user', async () => {
    const [cwd, cache] = [temporaryDirectory(), temporaryDirectory()]
    const env = { XDG_CACHE_HOME: cache }
    const first = await start({ cwd, env })
    const second = await start({ cwd, env })
    expect(first.caFile).toBe(join(cache, 'holdline/tls/authority/ca.pem'))
    expect(second.ca).toBe(first.ca)
    expect(await statusOf(second, second.https, { token: 'any', ca: first.ca })).toBe(200)
    await Promise.all([first.stop(), second.stop()])
    expect(readdirSync(cwd)).toEqual([])
    expect(statSync(join(cache, 'holdline/tls/authority/ca-key.pem')).mode & 0o777).toBe(0o600)
    expect(statSync(join(cache, 'holdline/tls')).mode & 0o777).toBe(0o700)
  })

  it.each([
    ['a cache that cannot be written', { XDG_CACHE_HOME: '/dev/null/cache' }, /not a directory/],
    ['no cache', { XDG_CACHE_HOME: '', HOME: '' }, /^$/],
  ])('has an authority in memory with %s', async (_, env, log) => {
    const cwd = temporaryDirectory()
    const server = await start({ cwd, env })
    expect(server.caFile).toBeNull()
    const ca = await (await fetch(`${server.http}/_holdline/tls/ca.pem`)).text()
    expect(await statusOf(server, server.https, { token: 'any', ca })).toBe(200)
    await server.stop()
    expect(server.stderr()).toMatch(log)
    expect(readdirSync(cwd)).toEqual([])
  })

  it('keeps the inventory and the certificate where --data says', async () => {
    const cwd = temporaryDirectory()
    const first = await start({ cwd, args: ['--data', 'kept', '--stock', 'none'] })
    await first.stop()
    expect(first.stdout()).toContain(`\n0 numbers in ${join(cwd, 'kept/holdline.db')}\n`)
    // A new inventory gets the stock; this inventory exists already.
    const second = await start({ cwd, args: ['--data', 'kept'] })
    await second.stop()
    expect(second.stdout()).toContain('\n0 numbers in ')
    expect(second.ca).toBe(first.ca)
  })

  it('is the only server on its inventory', async () => {
    const cwd = temporaryDirectory()
    await start({ cwd, args: ['--data', 'kept', '--stock', 'none'] })
    const args = ['serve', '--data', 'kept', '--http-port', '0', '--https-port', '0']
    const { code, stderr } = await runHoldline({ args, cwd })
    expect(stderr).toMatch(/^holdline: .*kept\/holdline\.db is in use by another Holdline server: [^\n]*\n$/)
    expect(code).toBe(2)
  })

  it('takes its options from the environment, where the command line has none', async () => {
    const cwd = temporaryDirectory()
    const env = {
      HOLDLINE_DATA: 'elsewhere',
      HOLDLINE_STOCK: 'none',
      HOLDLINE_IN_MEMORY: '0',
      HOLDLINE_TLS_HOSTS: '',
    }
    const server = await start({ cwd, env })
    await server.stop()
    expect(server.stdout()).toContain('\n0 numbers in memory\n')
    expect(server.caFile).toBe(join(cwd, 'elsewhere/tls/authority/ca.pem'))
  })

  it('shows a configured key in the ready file only', async () => {
    const env = { HOLDLINE_ACCESS_KEY: OWN_KEY, HOLDLINE_LOG_LEVEL: 'trace' }
    const server = await start({ env })
    expect(server.connectionString).toContain(`;accesskey=${OWN_KEY}`)
    expect(await statusOf(server, server.https, { accessKey: OWN_KEY })).toBe(200)
    expect(await statusOf(server, server.https, { accessKey: DEVELOPMENT_ACCESS_KEY })).toBe(401)
    // A server with a key of its own is no stand-in any more, and takes no unchecked token.
    expect(await statusOf(server, server.https, { token: 'any' })).toBe(401)
    await server.stop()
    expect(server.stdout()).toContain(`\n  endpoint=${server.http}/;accesskey=…\n`)
    expect(server.stdout().match(/;accesskey=…/g)).toHaveLength(2)
    expect(server.stdout() + server.stderr()).not.toContain(OWN_KEY)
    expect(server.stdout() + server.stderr()).not.toContain('Signature=')
  })

  it('logs why a request was denied, and whom a trusted proxy names as its sender', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.7' }
    const peers: unknown[] = []
    for (const [args, env] of [
      [['--trusted-proxy', '192.0.2.0/24,::1', '--trusted-proxy', '127.0.0.1'], {}],
      [[], { HOLDLINE_TRUSTED_PROXY: '192.0.2.0/24, 127.0.0.0/8' }],
      [['--trusted-proxy', '192.0.2.0/24'], { HOLDLINE_TRUSTED_PROXY: '127.0.0.0/8' }],
      [[], {}],
    ] as const) {
      const server = await start({ args, env })
      expect((await fetch(`${server.http}/phoneNumbers`, { headers })).status).toBe(401)
      await server.stop()
      const line: unknown = JSON.parse(server.stderr())
      expect(line).toMatchObject({ level: 40, reason: 'noCredentials', path: '/phoneNumbers' })
      peers.push(Object(line).peer)
    }
    expect(peers).toEqual(['198.51.100.7', '198.51.100.7', '127.0.0.1', '127.0.0.1'])
  })

  it('serves other machines only under the configured names', async () => {
    const env = { HOLDLINE_ACCESS_KEY: OWN_KEY, HOLDLINE_HOSTS: 'numbers.example' }
    const server = await start({ env, args: ['--host', '0.0.0.0'] })
    const local = server.http.replace('numbers.example', '127.0.0.1')
    expect(server.connectionString).toMatch(/^endpoint=https:\/\/numbers\.example:\d+\/;/)
    expect(await statusOf(server, local, { accessKey: OWN_KEY, host: 'numbers.example' })).toBe(200)
    expect(await statusOf(server, local, { accessKey: OWN_KEY })).toBe(401)
    // Its own certificate cannot name them, and is good for this machine all the same.
    const encrypted = server.https.replace('numbers.example', 'localhost')
    expect(await statusOf(server, encrypted, { accessKey: OWN_KEY, host: 'numbers.example' })).toBe(200)
    expect(
      await statusOf(server, local, { accessKey: DEVELOPMENT_ACCESS_KEY, host: 'numbers.example' }),
    ).toBe(401)
    await server.stop()
    expect(server.stdout()).toContain(
      'A local certificate does not name numbers.example: give your own with --tls-cert',
    )
  })

  it('uses a given certificate', async () => {
    const cwd = temporaryDirectory()
    const authority = await makeAuthority(Date.now())
    const leaf = await makeLeaf(authority, ['localhost'], Date.now())
    writeFileSync(join(cwd, 'cert.pem'), leaf.certificate)
    writeFileSync(join(cwd, 'key.pem'), leaf.privateKey)
    const server = await start({ cwd, args: ['--tls-cert', 'cert.pem', '--tls-key', 'key.pem'] })
    const ca = authority.certificate
    expect(await statusOf(server, server.https, { accessKey: DEVELOPMENT_ACCESS_KEY, ca })).toBe(200)
    expect(JSON.parse(readFileSync(server.readyFile, 'utf8')).caFile).toBeNull()
    await server.stop()
    expect(server.stdout()).not.toContain('NODE_EXTRA_CA_CERTS')
    expect(existsSync(join(cwd, '.holdline'))).toBe(false)
  })

  it('keeps the data from other users also with a given certificate, and warns of secrets that they can read', async () => {
    const cwd = temporaryDirectory()
    const leaf = await makeLeaf(await makeAuthority(Date.now()), ['localhost'], Date.now())
    writeFileSync(join(cwd, 'cert.pem'), leaf.certificate)
    writeFileSync(join(cwd, 'key.pem'), leaf.privateKey, { mode: 0o640 })
    const args = ['--tls-cert', 'cert.pem', '--tls-key', 'key.pem', '--data', 'a/b', '--stock', 'none']
    const first = await start({ cwd, args })
    const mode = (file: string) => statSync(join(cwd, file)).mode & 0o777
    expect([mode('a'), mode('a/b'), mode('a/b/holdline.db'), mode('a/b/holdline.db-wal')]).toEqual([
      0o700, 0o700, 0o600, 0o600,
    ])
    await first.stop()
    const warned = (server: Server) => (server.stderr().match(/.+/g) ?? []).map((line) => JSON.parse(line))
    expect(warned(first)).toEqual([expect.objectContaining({ level: 40, file: 'key.pem', mode: '0640' })])

    chmodSync(join(cwd, 'key.pem'), 0o600)
    chmodSync(join(cwd, 'a/b/holdline.db'), 0o644)
    const resources = [{ name: 'own', accessKeys: [OWN_KEY] }]
    writeFileSync(join(cwd, 'holdline.json'), JSON.stringify({ resources }), { mode: 0o644 })
    const second = await start({ cwd, args: [...args, '--config', 'holdline.json'] })
    await second.stop()
    expect(warned(second)).toEqual([
      expect.objectContaining({ level: 40, file: join(cwd, 'a/b/holdline.db'), mode: '0644' }),
      expect.objectContaining({ level: 40, file: 'holdline.json', mode: '0644' }),
    ])
  })

  it('answers the request in flight when it is stopped', async () => {
    const server = await start()
    const target =
      '/availablePhoneNumbers/searchResults/00000000-0000-0000-0000-000000000000/:cancel?api-version=2025-02-11'
    const url = new URL(target, server.http)
    const body = 'x'.repeat(10)
    const headers = signedHeaders({
      method: 'POST',
      target,
      host: url.host,
      body,
      accessKey: DEVELOPMENT_ACCESS_KEY,
    })
    const request = httpRequest(url, { method: 'POST', headers: { ...headers, 'content-length': 10 } })
    request.write('xxxxx')
    await once(request, 'socket')
    // A later request is answered, so the server has read the beginning of this one.
    await statusOf(server, server.http)
    const stopped = server.stop()
    const refused = async () => {
      try {
        await statusOf(server, server.http)
        return false
      } catch {
        return true
      }
    }
    while (!(await refused())) await new Promise(setImmediate)
    request.end('xxxxx')
    const [response] = await once(request, 'response')
    expect(response.statusCode).toBeLessThan(500)
    expect(response.headers.connection).toBe('close')
    response.resume()
    expect(await stopped).toBe(0)
  })
})
