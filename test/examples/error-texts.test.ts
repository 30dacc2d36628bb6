import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type RequestOptions, request } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { expect, it, onTestFinished } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { createClient, send } from '../support/client.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { type Server, startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { AUDIENCE, openTestIssuer } from '../tokens/support/test-issuer.ts'

const PAGE = readFileSync(fileURLToPath(new URL('../../docs/errors.md', import.meta.url)), 'utf8')

async function start(args: readonly string[] = [], cwd = temporaryDirectory()): Promise<Server> {
  const server = await startServer({ args, cwd })
  onTestFinished(() => server.kill())
  return server
}

async function fails(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { code, stderr } = await runHoldline({ args, env })
  expect(code).toBe(2)
  return stderr
}

const startFails = (...args: string[]) => fails(['serve', '--http-port', '0', '--https-port', '0', ...args])
const startFailsWith = (env: Record<string, string>) => fails(['serve', '--in-memory'], env)

/** What a start says of a data directory with this file as its inventory. */
async function startFailsOn(spoil: (file: string) => void): Promise<string> {
  const directory = temporaryDirectory()
  spoil(join(directory, 'holdline.db'))
  return startFails('--data', directory)
}

/** The answer of a server to a signed request. */
async function answerOf({ http }: Server, target: string, method = 'GET'): Promise<string> {
  return (await createClient(new URL(http).host, DEVELOPMENT_ACCESS_KEY)(method, target)).text
}

/** The answer of a stand-in to a signed request. */
const answer = async (target: string, method?: string) => answerOf(await start(), target, method)

/** Why an HTTPS client has no answer. */
function clientFails(options: RequestOptions): Promise<string> {
  return new Promise((resolve) => {
    request({ ...options, agent: false })
      .on('error', (error) => resolve(error.message))
      .end()
  })
}

/**
 * The answer to a token without scopes.
 *
 * @param jwksUri where the server seeks the keys of its issuer; where they are, if absent
 */
async function answerToToken(jwksUri?: string): Promise<string> {
  const issuer = await openTestIssuer('ES256')
  onTestFinished(() => issuer.stop())
  const entry = { issuer: issuer.issuer, audience: AUDIENCE, resource: { claim: 'resource' } }
  const env = { HOLDLINE_TOKENS: JSON.stringify([{ ...entry, jwksUri: jwksUri ?? issuer.jwksUri }]) }
  const { https, ca, kill } = await startServer({ env })
  onTestFinished(() => kill())
  const authorization = `Bearer ${await issuer.token({ resource: 'default', scp: '' })}`
  return new Promise((resolve, reject) => {
    request(`${https}/phoneNumbers`, { ca, headers: { authorization }, agent: false }, async (incoming) => {
      resolve(await text(incoming))
    })
      .on('error', reject)
      .end()
  })
}

/** By the text of the page: what really says it. test/build/old-node.test.ts has the text about Node. */
const SOURCES: Readonly<Record<string, () => Promise<string>>> = {
  '--tls-cert and --tls-key go together: give both, or neither for a local certificate': () =>
    startFails('--tls-cert', 'a.pem'),
  'Port … is in use on …': async () => startFails('--http-port', new URL((await start()).http).port),
  '… is no address of this machine': () =>
    // An address of documentation: https://www.rfc-editor.org/rfc/rfc5737
    fails(['serve', '--in-memory', '--host', '192.0.2.1'], {
      HOLDLINE_ACCESS_KEY: Buffer.alloc(32, 'e').toString('base64'),
      HOLDLINE_HOSTS: 'numbers.example',
    }),
  'Other machines can reach the server on …': () => startFails('--in-memory', '--host', '0.0.0.0'),
  'HOLDLINE_ACCESS_KEY is empty': () => startFailsWith({ HOLDLINE_ACCESS_KEY: '' }),
  'It is empty; give a path': () => startFailsWith({ HOLDLINE_CONFIG: '' }),
  '--database (HOLDLINE_DATABASE) is empty': () => fails(['serve'], { HOLDLINE_DATABASE: '' }),
  '… must be 1 or 0': () => startFailsWith({ HOLDLINE_CONTROLS: 'maybe' }),
  '… is not base64': () => startFailsWith({ HOLDLINE_ACCESS_KEY: 'my secret key' }),
  'Cannot read --… …: no such file or directory': () => startFails('--in-memory', '--config', 'none.json'),
  'is not the key of the certificate in': async () => {
    const directory = temporaryDirectory()
    const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
    const [one, other] = [await makeAuthority(Date.now()), await makeAuthority(Date.now())]
    writeFileSync(cert, one.certificate)
    writeFileSync(key, other.privateKey)
    return startFails('--in-memory', '--tls-cert', cert, '--tls-key', key)
  },
  'is open in another program': () =>
    startFailsOn((file) => {
      const shell = openDatabase(file)
      onTestFinished(() => shell.close())
      shell.exec('CREATE TABLE a (b); BEGIN EXCLUSIVE')
    }),
  'cannot be written: make it writable': () =>
    startFailsOn((file) => writeFileSync(file, '', { mode: 0o444 })),
  'is damaged or no Holdline database': () =>
    startFailsOn((file) => writeFileSync(file, 'This is a text.'.repeat(1_000))),
  'PostgreSQL cannot be used: …': () =>
    fails(['stock', 'list', '--database', 'postgres://numbers@127.0.0.1:9/numbers']),
  '--ready-file … is there, and it is no ready file': () => {
    const file = join(temporaryDirectory(), 'notes.txt')
    writeFileSync(file, 'my notes')
    return startFails('--in-memory', '--ready-file', file)
  },
  'No server runs with …': () => fails(['requests'], { XDG_RUNTIME_DIR: temporaryDirectory() }),
  '--http-port and --https-port are both …: give them different ports, or 0 for free ones': () =>
    fails(['serve', '--http-port', '8080', '--https-port', '8080']),
  'is in use by another Holdline server': async () => {
    const cwd = temporaryDirectory()
    await start(['--data', 'kept', '--stock', 'none'], cwd)
    return startFails('--data', join(cwd, 'kept'))
  },
  'Cannot write --ready-file …: no such file or directory': () =>
    startFails('--in-memory', '--ready-file', 'none/ready'),
  "unknown option '…'": () => startFails('--no-such-option'),
  Denied: async () => {
    const { host } = new URL((await start()).http)
    return (await send(host, 'GET', '/phoneNumbers', Buffer.alloc(0), { host })).text
  },
  'Denied by the resource provider. A call without credentials …': async () => {
    const { host } = new URL((await start()).http)
    return (await send(host, 'POST', '/_holdline/reset', Buffer.alloc(0), { host })).text
  },
  'The token does not allow this operation.': () => answerToToken(),
  'The token cannot be checked right now. Try again.': () => answerToToken('http://127.0.0.1:9'),
  ApiVersionUnspecified: () => answer('/phoneNumbers'),
  UnsupportedApiVersion: () => answer('/phoneNumbers?api-version=2020-01-01'),
  'One or more request inputs are not valid.': () => answer('/sip?api-version=2023-03-01', 'PATCH'),
  'There is no … …': () => answer('/phonenumber?api-version=2025-06-01'),
  'There is no document …': () => answer('/_holdline/docs/none.md'),
  'The inventory cannot be reached right now. Try again.': async () => {
    const cwd = temporaryDirectory()
    const server = await start(['--data', 'kept'], cwd)
    rmSync(join(cwd, 'kept'), { recursive: true })
    return answerOf(server, '/_holdline/ready')
  },
  'This resource may send … requests a second.': async () => {
    const cwd = temporaryDirectory()
    writeFileSync(join(cwd, 'slow.json'), '{"maxRequestsPerSecond":1}')
    const server = await start(['--config', 'slow.json'], cwd)
    const target = '/phoneNumbers?api-version=2025-06-01'
    return (await Promise.all([1, 2, 3].map(() => answerOf(server, target)))).join('')
  },
  'Bearer token authentication is not permitted for non-TLS protected (non-https) URLs': async () => {
    const getToken = async () => ({ token: 'x', expiresOnTimestamp: Date.now() + 3_600_000 })
    const client = new PhoneNumbersClient((await start()).http, { getToken })
    return client.getPurchasedPhoneNumber('+14255550123').then(
      () => '',
      (error: unknown) => String(error),
    )
  },
  "Hostname/IP does not match certificate's altnames": async () => {
    const { https, ca } = await start()
    return clientFails({ host: '127.0.0.1', port: new URL(https).port, ca, servername: 'numbers.example' })
  },
  'unable to verify the first certificate': async () => {
    const { port } = new URL((await start()).https)
    return clientFails({ host: 'localhost', port })
  },
}

const texts = [...PAGE.matchAll(/^\| `([^`]+)` \|/gm)].map(([, words = '']) => words)

it('each text of the page has a test', () => {
  expect(texts.filter((words) => !words.startsWith('Node 20.19 or newer is needed')).sort()).toEqual(
    Object.keys(SOURCES).sort(),
  )
})

it.each(Object.entries(SOURCES))('the program really says: %s', async (words, source) => {
  const pattern = words.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  expect(await source()).toMatch(new RegExp(pattern.join('.+')))
})
