import { createServer } from 'node:http'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { onTestFinished } from 'vitest'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { createApp } from '../../src/http/app.ts'
import { createAccessKeyStrategy } from '../../src/http/auth/access-key-strategy.ts'
import { type Authenticator, createAuthenticator } from '../../src/http/auth/authenticator.ts'
import type { ResourceCaller } from '../../src/http/auth/caller.ts'
import { createOperatorAuthenticator } from '../../src/http/auth/operator-authenticator.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/inventory/policy.ts'
import type { Offering } from '../../src/numbering/offering.ts'
import type { Resource } from '../../src/resources/resource.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { TEST_CARRIERS, TEST_CATALOG } from './catalog.ts'
import { type Client, createClient } from './client.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from './stock.ts'
import { openProvidedStore } from './stores.ts'

export interface TestApp {
  /** `127.0.0.1:port` */
  readonly host: string
  readonly store: InventoryStore
  readonly inventory: Inventory
  /** Calls as the resource `contoso`. */
  readonly contoso: Client
  /** Calls as the resource `fabrikam`. */
  readonly fabrikam: Client
}

export interface TestAppOptions {
  readonly store?: InventoryStore
  readonly policy?: Partial<Policy>
  readonly offerings?: readonly Offering[]
  /** `TEST_CATALOG` if absent. */
  readonly loadCatalog?: () => Promise<Catalog>
  readonly strictApiVersion?: boolean
  /** By their access keys if absent. */
  readonly authenticate?: Authenticator<ResourceCaller>
}

export const CONTOSO_KEY = Buffer.from('a key of contoso in these tests').toString('base64')
export const FABRIKAM_KEY = Buffer.from('a key of fabrikam in these tests').toString('base64')

export const OPERATOR_KEY = Buffer.from('a key of the operator in these tests').toString('base64')

const RESOURCES: readonly Resource[] = [
  { name: 'contoso', accessKeys: [CONTOSO_KEY], hosts: [] },
  { name: 'fabrikam', accessKeys: [FABRIKAM_KEY], hosts: [] },
]

/** The start of the tests' frozen time. */
export const NOON = Date.UTC(2026, 0, 15, 12)

/**
 * The application over real HTTP, on loopback, until the test ends. Unless given a store, it has a stocked one.
 */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const systemNow = () => Date.now()
  const store = options.store ?? (await stockedStore())
  const inventory: Inventory = {
    store,
    policy: { ...DEFAULT_POLICY, ...options.policy },
    offerings: options.offerings ?? DEFAULT_OFFERINGS,
    loadCatalog: options.loadCatalog ?? (() => Promise.resolve(TEST_CATALOG)),
    loadCarriers: () => Promise.resolve(TEST_CARRIERS),
    newGuid: () => v7(),
  }
  const app = createApp({
    inventory,
    authenticators: {
      resource:
        options.authenticate ??
        createAuthenticator([createAccessKeyStrategy({ resources: RESOURCES, loopback: true, systemNow })]),
      operator: createOperatorAuthenticator({ keys: [OPERATOR_KEY], acceptUnsigned: false, systemNow }),
    },
    strictApiVersion: options.strictApiVersion ?? false,
    caCertificate: 'the certificate',
    log: pino({ level: 'silent' }),
  })
  const server = createServer(app('network'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
    await store.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  const host = `127.0.0.1:${address.port}`
  return {
    host,
    store,
    inventory,
    contoso: createClient(host, CONTOSO_KEY),
    fabrikam: createClient(host, FABRIKAM_KEY),
  }
}

/**
 * A store of the kind that the tests run over, whose clock stands at `NOON`, with 100 US geographic and 100
 * US toll-free numbers.
 */
export async function stockedStore(): Promise<InventoryStore> {
  const store = await openProvidedStore()
  await store.addStock([usBlock(US_GEOGRAPHIC, 100), usBlock(US_TOLL_FREE, 100)])
  await store.setClock({ mode: 'frozen', at: NOON })
  return store
}
