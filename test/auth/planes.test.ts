import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { OWN_OPERATIONS } from '../../src/http/own/index.ts'
import type { OwnOperation } from '../../src/http/own/own-operation.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { authority, tls } from '../server/start.ts'
import { quietLogger } from '../support/quiet-logger.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { type Asking, askStatus } from './ask-status.ts'
import { keyNamed } from './given.ts'

const CONTOSO = keyNamed('contoso')
const FABRIKAM = keyNamed('fabrikam')
const OPERATOR = keyNamed('operator')

/** No configuration: on loopback, over the embedded store, with the default resource and the development key. */
const STAND_IN = { document: {}, environment: {} }
/** No stand-in: two resources with keys of their own, and a key of the operator. */
const OWN_SERVER = {
  document: {
    resources: [
      { name: 'contoso', accessKeys: [CONTOSO] },
      { name: 'fabrikam', accessKeys: [FABRIKAM] },
    ],
  },
  environment: { HOLDLINE_OPERATOR_KEY: OPERATOR },
}

const JSON_TYPE = { 'content-type': 'application/json' }

const CALLERS = {
  nobody: { over: 'http', headers: JSON_TYPE },
  'nobody, over HTTPS': { over: 'https', headers: JSON_TYPE },
  'a page of another origin': {
    over: 'http',
    headers: { ...JSON_TYPE, origin: 'https://page.example', 'sec-fetch-site': 'cross-site' },
  },
  'a page of another port': { over: 'http', headers: { ...JSON_TYPE, origin: 'http://127.0.0.1:1' } },
  'a page in a frame without an origin': { over: 'http', headers: { ...JSON_TYPE, origin: 'null' } },
  'an image in a page of another origin': { over: 'http', headers: { 'sec-fetch-site': 'cross-site' } },
  'a page of a name that leads here': { over: 'http', headers: { ...JSON_TYPE, host: 'page.example' } },
  'the default resource': { over: 'http', key: DEVELOPMENT_ACCESS_KEY },
  'the default resource, under a name that leads here': {
    over: 'http',
    headers: { host: 'page.example' },
    key: DEVELOPMENT_ACCESS_KEY,
  },
  'a resource': { over: 'http', key: CONTOSO },
  'another resource': { over: 'https', key: FABRIKAM },
  'a token': { over: 'https', headers: { authorization: 'Bearer eyJh.eyJh.c2ln' } },
  'a token that is a resource key': { over: 'https', headers: { authorization: `Bearer ${CONTOSO}` } },
  'a key that is nobody’s': { over: 'http', key: keyNamed('nobody') },
  'the operator by signature': { over: 'http', key: OPERATOR },
  'the operator by token': { over: 'https', headers: { authorization: `Bearer ${OPERATOR}` } },
  'the operator by token, over HTTP': { over: 'http', headers: { authorization: `Bearer ${OPERATOR}` } },
  'the development key as a token': {
    over: 'https',
    headers: { authorization: `Bearer ${DEVELOPMENT_ACCESS_KEY}` },
  },
  'the socket': { over: 'socket' },
} as const satisfies Record<string, Asking>

type CallerName = keyof typeof CALLERS

/** The callers that reach the operator plane. Every caller reaches the public plane. */
const OPERATORS: Readonly<Record<'a stand-in' | 'a server of one’s own', readonly CallerName[]>> = {
  'a stand-in': [
    'nobody',
    'nobody, over HTTPS',
    'the default resource',
    'the development key as a token',
    'the socket',
  ],
  'a server of one’s own': ['the operator by signature', 'the operator by token', 'the socket'],
}

async function startServer({ document, environment }: typeof STAND_IN | typeof OWN_SERVER) {
  const host = '127.0.0.1'
  const socket = join(temporaryDirectory(), 'own', 'holdline.sock')
  const notAsked = () => Promise.reject(new Error('Nobody asks for the catalog'))
  const holdline = await startHoldline({
    openStore: () => openMemoryStore({ systemNow: Date.now }),
    openSandboxStore: () => openMemoryStore(),
    config: resolveConfig({ document, environment, documentName: 'the test', host }),
    loadTls: () => Promise.resolve({ ...tls, authority: { file: '/ca.pem', certificate: 'a certificate' } }),
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    logger: quietLogger(),
    host,
    httpPort: 0,
    limits: { lingerMs: 0 },
    socket,
  })
  onTestFinished(() => holdline.stop())

  /** The status of the answer. */
  return (method: string, target: string, asking: Asking) =>
    askStatus(holdline.addresses, authority.certificate, { ...asking, method, target, socketPath: socket })
}

/** The path with a text in the place of each parameter. */
function targetOf({ path }: { readonly path: string }): string {
  return path.replace('{document}', 'holdline.json').replace(/\{\w+\}/g, 'any')
}

describe.each([
  ['a stand-in', STAND_IN],
  ['a server of one’s own', OWN_SERVER],
] as const)('on %s', (name, settings) => {
  const operations = OWN_OPERATIONS.map(({ method, path, plane }) => ({ method, path, plane }))
  const unknown = { method: 'GET', path: '/_holdline/nothing', plane: 'operator' as const }

  it.each([...operations, unknown])(
    '$method $path lets in the callers of its plane alone',
    async (operation) => {
      const ask = await startServer(settings)
      const names = Object.keys(CALLERS) as CallerName[]
      const allowed: CallerName[] = []
      for (const caller of names) {
        const status = await ask(operation.method, targetOf(operation), CALLERS[caller])
        expect(status).toBeLessThan(500)
        if (status !== 401) allowed.push(caller)
      }
      expect(allowed).toEqual(
        operation.plane === 'public' ? names : names.filter((each) => OPERATORS[name].includes(each)),
      )
    },
  )

  it('an operation that changes something requires JSON from a caller without credentials', async () => {
    const ask = await startServer(settings)
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
    ]) {
      const form: Asking = { over: 'http', headers: { 'content-type': type } }
      expect(await ask('POST', '/_holdline/nothing', form)).toBe(401)
    }
    expect(await ask('POST', '/_holdline/nothing', { over: 'http' })).toBe(401)
    const json: Asking = { over: 'http', headers: { 'content-type': 'application/json; charset=utf-8' } }
    expect(await ask('POST', '/_holdline/nothing', json)).toBe(settings === STAND_IN ? 404 : 401)
  })

  it('the operator is no resource', async () => {
    const ask = await startServer(settings)
    const target = '/phoneNumbers?api-version=2025-06-01'
    for (const caller of ['the socket', 'the operator by signature', 'nobody'] as const) {
      expect(await ask('GET', target, CALLERS[caller])).toBe(401)
    }
  })
})

it('a handler of the operator plane cannot be given another caller', () => {
  const handle: OwnOperation<'operator'>['handle'] = async ({ caller }) => {
    const { by }: { by: string } = caller
    return { status: 200, headers: { by } }
  }
  const ofPublic: OwnOperation<'public'>['handle'] = async () => ({ status: 200 })
  // @ts-expect-error: a public operation has no caller to give.
  const refused: OwnOperation<'public'>['handle'] = handle
  // @ts-expect-error: a resource is no operator.
  const alsoRefused = () => handle({ caller: { kind: 'resource', resource: 'contoso' } })
  expect([ofPublic, refused, alsoRefused]).toHaveLength(3)
})
