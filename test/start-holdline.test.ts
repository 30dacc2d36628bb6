import { createServer } from 'node:net'
import { pino } from 'pino'
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
import { createClient } from './support/client.ts'

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
    logger: pino({ level: 'silent' }),
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
  const tools = { register, store: inventory.store }
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
