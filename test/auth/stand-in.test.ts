import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ConfigSources } from '../../src/config/config-sources.ts'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { entryName } from '../../src/inventory/register/register-entry.ts'
import { changeRegister } from '../../src/operator/change-register.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { ENCRYPTION_KEY, registered } from '../inventory/register/given.ts'
import { authority, tls } from '../server/start.ts'
import { BY_TEST } from '../support/by-test.ts'
import { type Asking, askStatus } from './ask-status.ts'
import { keyNamed } from './given.ts'

const LIST = '/phoneNumbers?api-version=2025-06-01'
const STOCK = '/_holdline/stock'
const TOKEN = { over: 'https', headers: { authorization: 'Bearer x' } } as const
const KEY = { over: 'http', key: DEVELOPMENT_ACCESS_KEY } as const
const UNSIGNED = { over: 'http', target: STOCK } as const
const OPERATOR = { ...KEY, target: STOCK } as const
const OPERATOR_TOKEN = {
  over: 'https',
  target: STOCK,
  headers: { authorization: `Bearer ${DEVELOPMENT_ACCESS_KEY}` },
} as const
const ALL = { TOKEN, KEY, UNSIGNED, OPERATOR, OPERATOR_TOKEN }

const TWO_RESOURCES = {
  resources: [
    { name: 'contoso', accessKeys: [keyNamed('contoso')] },
    { name: 'fabrikam', accessKeys: [keyNamed('fabrikam')] },
  ],
}

async function start(sources: Partial<ConfigSources> = {}) {
  const lines: string[] = []
  const notAsked = () => Promise.reject(new Error('Nobody asks for the catalog'))
  const host = '127.0.0.1'
  const holdline = await startHoldline({
    openStore: () => openMemoryStore({ systemNow: Date.now }),
    openSandboxStore: () => openMemoryStore(),
    config: resolveConfig({ document: {}, environment: {}, documentName: 'the test', host, ...sources }),
    loadTls: () => Promise.resolve(tls),
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    logger: pino({ level: 'warn' }, { write: (line) => void lines.push(line) }),
    host,
    httpPort: 0,
    limits: { lingerMs: 0 },
  })
  onTestFinished(() => holdline.stop())
  const ask = (asking: Asking) =>
    askStatus(holdline.addresses, authority.certificate, { target: LIST, ...asking })
  const statuses = async (headers: Readonly<Record<string, string>> = {}) => {
    const answers: Record<string, number> = {}
    for (const [name, asking] of Object.entries<Asking>(ALL)) {
      answers[name] = await ask({ ...asking, headers: { ...asking.headers, ...headers } })
    }
    return answers
  }
  return { holdline, ask, statuses, lines }
}

const OPEN = { TOKEN: 200, KEY: 200, UNSIGNED: 200, OPERATOR: 200, OPERATOR_TOKEN: 200 }
const CLOSED = { TOKEN: 401, KEY: 401, UNSIGNED: 401, OPERATOR: 401, OPERATOR_TOKEN: 401 }

/** What a reverse proxy on the same machine makes of a request: the client's host, or its own upstream. */
const HOSTS = ['numbers.example', 'contoso.example:443', 'localhost', '127.0.0.1', '[::1]:1']

describe('behind a proxy on the same machine', () => {
  it('two resources with keys are open to nobody without a key', async () => {
    const { ask, statuses } = await start({ document: TWO_RESOURCES })
    expect(await statuses()).toEqual(CLOSED)
    for (const host of HOSTS) {
      expect(await statuses({ host, 'x-forwarded-proto': 'https', 'x-forwarded-host': host })).toEqual(CLOSED)
    }
    expect(await ask({ over: 'https', key: keyNamed('fabrikam') })).toBe(200)
  })

  it('a stand-in is open under a loopback name alone', async () => {
    const { statuses } = await start()
    expect(await statuses()).toEqual(OPEN)
    for (const host of ['numbers.example', 'localhost.example', '10.0.0.1', '127.0.0.1.example:80', 'a b']) {
      expect(await statuses({ host })).toEqual(CLOSED)
    }
  })
})

describe('what the configuration asks for one by one', () => {
  it.each([
    ['developmentKey', { KEY: 200 }],
    ['acceptAnyToken', { TOKEN: 200 }],
    ['unsignedControls', { UNSIGNED: 200 }],
  ])('%s', async (name, open) => {
    const { statuses } = await start({ document: { ...TWO_RESOURCES, [name]: true } })
    expect(await statuses()).toEqual({ ...CLOSED, ...open })
  })

  it('a stand-in does without', async () => {
    const { statuses } = await start({ document: { acceptAnyToken: false, unsignedControls: false } })
    expect(await statuses()).toEqual({ ...OPEN, TOKEN: 401, UNSIGNED: 401 })
  })
})

it('a resource of the register ends the stand-in at once, and the log says so', async () => {
  const { holdline, ask, statuses, lines } = await start({
    environment: { HOLDLINE_ENCRYPTION_KEYS: ENCRYPTION_KEY },
  })
  const { register, inventory } = holdline
  expect(await statuses()).toEqual(OPEN)
  const tools = { register, store: inventory.store, author: BY_TEST.author }
  expect(await changeRegister(tools, { put: registered('added', DEVELOPMENT_ACCESS_KEY) })).toMatchObject({
    kind: 'refused',
    reason: 'Everyone knows the development key: give resource "added" a secret key.',
  })
  await changeRegister(tools, { put: registered('added', keyNamed('added')) })
  expect(await statuses()).toEqual(CLOSED)
  expect(await ask({ over: 'http', key: keyNamed('added') })).toBe(200)
  await changeRegister(tools, { put: [{ kind: 'limits', resource: 'added', limits: { maxHeldNumbers: 9 } }] })
  expect(await statuses()).toEqual(CLOSED)
  expect(lines.filter((line) => line.includes('no stand-in'))).toHaveLength(1)
  await changeRegister(tools, { remove: registered('added', keyNamed('added')).map(entryName) })
  expect(await statuses()).toEqual(OPEN)
})
