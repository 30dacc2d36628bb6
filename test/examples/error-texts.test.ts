import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
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

async function startFails(...args: string[]): Promise<string> {
  const { code, stderr } = await runHoldline({ args: ['serve', ...args] })
  expect(code).toBe(2)
  return stderr
}

/** The answer of a stand-in to a signed request. */
async function answer(target: string, method = 'GET'): Promise<string> {
  const { host } = new URL((await start()).http)
  return (await createClient(host, DEVELOPMENT_ACCESS_KEY)(method, target)).text
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
  '--http-port and --https-port are both …: give them different ports, or 0 for free ones': () =>
    startFails('--http-port', '8080', '--https-port', '8080'),
  'is in use by another Holdline server': async () => {
    const cwd = temporaryDirectory()
    await start(['--data', 'kept', '--stock', 'none'], cwd)
    return startFails('--data', join(cwd, 'kept'), '--http-port', '0', '--https-port', '0')
  },
  'Cannot write --ready-file …: no such file or directory': () =>
    startFails('--in-memory', '--http-port', '0', '--https-port', '0', '--ready-file', 'none/ready'),
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
  'unable to verify the first certificate': async () => {
    const { https } = await start()
    return new Promise((resolve) => {
      request(https, { agent: false })
        .on('error', (error) => resolve(error.message))
        .end()
    })
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
