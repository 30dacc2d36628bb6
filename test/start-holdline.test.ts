import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { resolveConfig } from '../src/config/resolve-config.ts'
import { entryName } from '../src/inventory/register/register-entry.ts'
import { changeRegister } from '../src/operator/change-register.ts'
import type { HoldlineOptions } from '../src/start-holdline/holdline-options.ts'
import { type Holdline, startHoldline } from '../src/start-holdline.ts'
import type { InventoryStore } from '../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../src/storage/sqlite/open-memory-store.ts'
import { UsageError } from '../src/usage-error.ts'
import { ENCRYPTION_KEY, registered } from './inventory/register/given.ts'
import { tls } from './server/start.ts'
import { BY_TEST } from './support/by-test.ts'
import { createClient } from './support/client.ts'
import { quietLogger } from './support/quiet-logger.ts'

const host = '127.0.0.1'
const keyOf = (name: string) => Buffer.from(name.padEnd(32, '.')).toString('base64')
const notAsked = () => Promise.reject(new Error('It is not asked for'))

function optionsFor(resource: string, options: Partial<HoldlineOptions> = {}): HoldlineOptions {
  const document = { resources: [{ name: resource, accessKeys: [keyOf(resource)] }] }
  const environment = { HOLDLINE_ENCRYPTION_KEYS: ENCRYPTION_KEY }
  return {
    openStore: () => openMemoryStore(),
    openSandboxStore: () => openMemoryStore(),
    config: resolveConfig({ document, documentName: 'the test', environment, host }),
    logger: quietLogger(),
    host,
    httpPort: 0,
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    limits: { lingerMs: 0 },
    ...options,
  }
}

async function statusFor({ addresses }: Holdline, resource: string): Promise<number> {
  const client = createClient(new URL(addresses.http ?? '').host, keyOf(resource))
  return (await client('GET', '/phoneNumbers?api-version=2025-02-11')).status
}

/** Whether a method of the store still answers. */
async function isOpen(store: InventoryStore): Promise<boolean> {
  return store.now().then(
    () => true,
    () => false,
  )
}

it('servers in one process are independent of each other', async () => {
  const one = await startHoldline(optionsFor('one'))
  const other = await startHoldline(optionsFor('other'))
  onTestFinished(() => other.stop())
  expect(await Promise.all([statusFor(one, 'one'), statusFor(one, 'other')])).toEqual([200, 401])
  expect(await Promise.all([statusFor(other, 'one'), statusFor(other, 'other')])).toEqual([401, 200])
  await one.stop()
  expect(await isOpen(one.inventory.store)).toBe(false)
  expect(await statusFor(other, 'other')).toBe(200)
})

it('a resource that an operator adds can call at once, and not after it is removed', async () => {
  const server = await startHoldline(optionsFor('one'))
  onTestFinished(() => server.stop())
  const { register, inventory } = server
  const tools = { register, store: inventory.store, author: BY_TEST.author }
  const added = registered('added', keyOf('added'))
  expect(await statusFor(server, 'added')).toBe(401)
  await changeRegister(tools, { put: added })
  expect(await statusFor(server, 'added')).toBe(200)
  await changeRegister(tools, { remove: added.map(entryName) })
  expect(await statusFor(server, 'added')).toBe(401)
})

it('a server without a certificate has no HTTPS', async () => {
  const server = await startHoldline(optionsFor('one'))
  onTestFinished(() => server.stop())
  expect(server.addresses.https).toBeNull()
})

it.each([
  ['its certificate', { loadTls: () => Promise.reject(new UsageError('no certificate')) }],
  ['its port', { loadTls: () => Promise.resolve(tls) }],
])('a start that fails for %s closes the store', async (what, options) => {
  const taken = createServer().listen(0, host)
  onTestFinished(() => void taken.close())
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' ? address?.port : undefined
  if (port === undefined) throw new Error('The server has no port')
  const store = await openMemoryStore()
  const openStore = () => new Promise<InventoryStore>((resolve) => setImmediate(resolve, store))
  const httpsPort = what === 'its port' ? port : 0
  await expect(startHoldline(optionsFor('one', { ...options, openStore, httpsPort }))).rejects.toBeInstanceOf(
    UsageError,
  )
  expect(await isOpen(store)).toBe(false)
})

it('a sandbox whose seed or settings are refused leaves no open store', async () => {
  const stores: InventoryStore[] = []
  const openSandboxStore: HoldlineOptions['openSandboxStore'] = async (stock) => {
    const store = await openMemoryStore({ stock: stock === 'default' ? [] : stock })
    stores.push(store)
    return store
  }
  const server = await startHoldline(optionsFor('one', { openSandboxStore }))
  onTestFinished(() => server.stop())
  const { sandboxes } = server.control
  const refused = await sandboxes.create({ seed: { owned: [{ country: 'US' }] } })
  expect(refused).toMatchObject({ kind: 'invalid', violation: { path: ['seed', 'owned', 0] } })
  const atTheEnd = { mode: 'frozen', now: Number.MAX_SAFE_INTEGER } as const
  expect(await sandboxes.create({ clock: atTheEnd })).toMatchObject({ kind: 'invalid' })
  expect(await Promise.all(stores.map(isOpen))).toEqual([false])
  expect(sandboxes.list()).toEqual([])
})

it('old records are removed from the main inventory and from sandboxes that are an hour old', async () => {
  const tidied: string[] = []
  const openAs = (name: string) => async () => {
    const store = await openMemoryStore()
    return {
      ...store,
      tidy(...parameters: Parameters<typeof store.tidy>) {
        tidied.push(name)
        return store.tidy(...parameters)
      },
    }
  }
  let steady = 0
  const wakes: (() => void)[] = []
  const rounds = { housekeeping: true, random: () => 0.5, steadyNow: () => steady }
  const server = await startHoldline(
    optionsFor('one', {
      ...rounds,
      openStore: openAs('main'),
      openSandboxStore: openAs('sandbox'),
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          // The pause between two stores passes at once.
          if (ms === 50) return resolve()
          signal.addEventListener('abort', () => resolve())
          if (ms === 5 * 60_000) wakes.push(resolve)
        }),
    }),
  )
  onTestFinished(() => server.stop())
  await server.control.sandboxes.create({ ttlMs: 10_000_000 })
  steady = 3_600_000
  await server.control.sandboxes.create({})
  wakes.shift()?.()
  await expect.poll(() => wakes.length).toBe(1)
  expect(tidied).toEqual(['main', 'sandbox'])
})
