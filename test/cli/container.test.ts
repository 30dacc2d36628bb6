import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { type Server, startServer } from '../support/server.ts'
import { signedHeaders } from '../support/sign.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const RECIPE = readFileSync(new URL('../../docs/containers.md', import.meta.url), 'utf8')
const TESTING = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8')
const IMAGE = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8')
const KEY = Buffer.alloc(32, 'container').toString('base64')

/** The variables of the Dockerfile and of a compose file, except for the directory, which the test chooses. */
function variablesOf(compose: string): Record<string, string> {
  const ofImage = IMAGE.matchAll(/^(?:ENV| {3}) (HOLDLINE_\w+)=(\S+)/gm)
  const ofCompose = compose.matchAll(/^ {6}(HOLDLINE_\w+): (\S+)$/gm)
  const found = [...ofImage, ...ofCompose].map(([, name = '', value = '']) => [name, value])
  const { HOLDLINE_DATA: _, ...variables } = Object.fromEntries(found)
  return variables
}

const variablesOfRecipe = () => ({ ...variablesOf(RECIPE), HOLDLINE_ACCESS_KEY: KEY })

async function startContainer(env: Record<string, string> = {}) {
  const server = await startServer({ env: { ...variablesOfRecipe(), ...env } })
  onTestFinished(() => server.kill())
  return server
}

const lookup: LookupFunction = (_, options, answer) =>
  options.all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4)

interface Asking {
  /** The name in the URL, and in `Host` unless that is given. */
  readonly name: string
  /** The host with the port that was mapped to the server's. */
  readonly host?: string
  readonly token?: string
  readonly key?: string
}

/** The status of the list of owned numbers, called as a client calls that finds the server's name by DNS. */
function ask(server: Server, scheme: 'http' | 'https', { name, host, token, key = KEY }: Asking) {
  const { port } = new URL(server[scheme])
  const [method, target] = ['GET', '/phoneNumbers?api-version=2025-06-01']
  const named = host ?? `${name}:${port}`
  const headers =
    token === undefined
      ? { ...signedHeaders({ method, target, host: named, accessKey: key }) }
      : { host: named, authorization: `Bearer ${token}` }
  const connection = { hostname: name, port, lookup, agent: false, ca: server.ca }
  // Node would ask for the certificate of the name in `Host`, and not of the name that it has looked up.
  const servername = isIP(name) === 0 ? name : ''
  const options = { ...connection, servername, method, path: target, headers }
  return new Promise<number | string>((resolve) => {
    const send = scheme === 'https' ? httpsRequest : httpRequest
    const outgoing = send(options, (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode ?? 0)
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    outgoing.end()
  })
}

it('the recipe names its variables', () => {
  expect(variablesOfRecipe()).toEqual({
    HOLDLINE_HOST: '0.0.0.0',
    HOLDLINE_HTTP_PORT: '8080',
    HOLDLINE_ACCESS_KEY: KEY,
    HOLDLINE_HOSTS: 'holdline,localhost,127.0.0.1',
    HOLDLINE_TLS_HOSTS: 'holdline,localhost,127.0.0.1',
  })
})

it('a container of the recipe serves its names over HTTP and HTTPS, at any mapped port', async () => {
  const server = await startContainer()
  for (const scheme of ['http', 'https'] as const) {
    for (const name of ['holdline', 'localhost', '127.0.0.1']) {
      expect(await ask(server, scheme, { name })).toBe(200)
      expect(await ask(server, scheme, { name, host: `${name}:19443` })).toBe(200)
    }
    expect(await ask(server, scheme, { name: 'holdline', host: 'other:8443' })).toBe(401)
    expect(await ask(server, scheme, { name: 'holdline', token: 'x' })).toBe(401)
  }
  expect(await ask(server, 'http', { name: 'other' })).toBe(401)
  expect(await ask(server, 'https', { name: 'other' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  const get = (path: string) => fetch(`http://127.0.0.1:${new URL(server.http).port}/_holdline/${path}`)
  expect(await (await get('tls/ca.pem')).text()).toBe(server.ca)
  expect((await get('ready')).status).toBe(200)
  expect((await get('stock')).status).toBe(401)
})

it('a container takes the development key and any token where it is told to', async () => {
  const told = { HOLDLINE_DEVELOPMENT_KEY: '1', HOLDLINE_ACCEPT_ANY_TOKEN: '1', HOLDLINE_ACCESS_KEY: '' }
  const server = await startContainer(told)
  const [, key = ''] = server.connectionString.split('accesskey=')
  expect(await ask(server, 'http', { name: 'holdline', key })).toBe(200)
  expect(await ask(server, 'https', { name: 'holdline', token: 'x' })).toBe(200)
  expect(await ask(server, 'https', { name: 'localhost', host: 'other', token: 'x' })).toBe(401)
})

it('a container for tests, as docs/testing.md has it, is controlled by its own command line', async () => {
  const directory = temporaryDirectory()
  const env = { ...variablesOf(TESTING), HOLDLINE_DATA: directory, XDG_RUNTIME_DIR: directory }
  expect(env).toMatchObject({ HOLDLINE_HOST: '0.0.0.0', HOLDLINE_IN_MEMORY: '1', HOLDLINE_CONTROLS: '1' })
  const server = await startServer({ env, args: ['--https-port', '0'], ports: ['--http-port', '0'] })
  onTestFinished(() => server.kill())
  const exec = async (...args: string[]) => {
    const { code, stdout, stderr } = await runHoldline({ args, env })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return stdout.trim()
  }
  const [name = '', connectionString = ''] = (await exec('sandbox', 'create')).split(' ')
  const key = connectionString.split('accesskey=')[1] ?? ''
  for (const host of ['holdline', 'localhost']) {
    expect(await ask(server, 'http', { name: host, host: `${host}:19443`, key })).toBe(200)
  }
  await exec('clock', 'freeze', '--sandbox', name)
  expect(await exec('clock', 'advance', '16m', '--sandbox', name)).toMatch(/^frozen 2/)
})
