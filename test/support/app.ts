import { type LevelWithSilent, pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import type { Control } from '../../src/control/control.ts'
import type { Documents } from '../../src/http/own/public/documents.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/inventory/policy.ts'
import type { OpenRegister } from '../../src/inventory/register/open-register.ts'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import type { Offering } from '../../src/numbering/offering.ts'
import type { Addresses } from '../../src/server/addresses.ts'
import type { ServerLimits } from '../../src/server/server-limits.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import type { Sleep } from '../../src/timing/repeat.ts'
import type { ServerTls } from '../../src/tls/server-tls.ts'
import { TEST_CARRIERS, TEST_CATALOG } from './catalog.ts'
import { type Client, createClient } from './client.ts'
import { quietLogger } from './quiet-logger.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from './stock.ts'
import { openProvidedStore } from './stores.ts'

export interface TestApp {
  /** `127.0.0.1:port` */
  readonly host: string
  readonly addresses: Addresses
  readonly store: InventoryStore
  readonly inventory: Inventory
  readonly control: Control
  readonly register: OpenRegister
  /** Where HTTPS is reached; null where it is off. */
  readonly https: string | null
  /** Stops the server before the test ends. */
  readonly stop: () => Promise<void>
  /** Calls as the resource `contoso`. */
  readonly contoso: Client
  /** Calls as the resource `fabrikam`. */
  readonly fabrikam: Client
}

export interface TestAppOptions {
  readonly store?: InventoryStore
  readonly policy?: Partial<Policy>
  /** The declared offerings, as a rule the default ones; `undeclared` are the default ones as an operator can change them. */
  readonly offerings?: readonly Offering[] | 'undeclared'
  /** The numbers of a new sandbox; those of `stockedStore` if absent. */
  readonly sandboxStock?: readonly NumberBlock[]
  /** `TEST_CATALOG` if absent. */
  readonly loadCatalog?: () => Promise<Catalog>
  readonly strictApiVersion?: boolean
  /** None if absent. */
  readonly documents?: Documents
  /** HTTPS is off if absent. */
  readonly tls?: ServerTls
  /** The most bytes of bodies in memory at a time. */
  readonly bodiesBytes?: number
  /** Milliseconds that only go forward; those of the machine if absent. */
  readonly steadyNow?: () => number
  /** The pauses in the background; those of the system if absent. */
  readonly sleep?: Sleep
  /** See `DEFAULT_LIMITS`; a test needs no more of it than its own. */
  readonly limits?: Partial<ServerLimits>
  /** The waits of requests that a fault rule slows down; those of the system if absent. */
  readonly faultSleep?: Sleep
  /** Whether the controls are on; `true` if absent. */
  readonly controls?: boolean
  /** Whether everybody may read the metrics; `false` if absent. */
  readonly metricsArePublic?: boolean
  /** The name of the server among the processes that share the store; it is the only process if absent. */
  readonly processName?: string
  /** Called for each line of the log from `logLevel` on; nothing is logged if absent. */
  readonly onLogLine?: (line: Record<string, unknown>) => void
  /** `warn` if absent. */
  readonly logLevel?: LevelWithSilent
}

export const CONTOSO_KEY = Buffer.from('a key of contoso in these tests').toString('base64')
export const OPERATOR_KEY = Buffer.from('a key of the operator in these tests').toString('base64')
/** How the trail and the log name the operator who has called with that key. */
export const OPERATOR_NAME = 'key 366b26be6832197f'
/** The key that encrypts stored access keys in these tests, 32 bytes. */
export const ENCRYPTION_KEY = Buffer.from('an encryption key of these tests').toString('base64')
export const FABRIKAM_KEY = Buffer.from('a key of fabrikam in these tests').toString('base64')

const CONFIG = resolveConfig({
  document: {
    resources: [
      { name: 'contoso', accessKeys: [CONTOSO_KEY] },
      { name: 'fabrikam', accessKeys: [FABRIKAM_KEY] },
    ],
    controls: true,
  },
  documentName: 'the tests',
  environment: { HOLDLINE_OPERATOR_KEY: OPERATOR_KEY, HOLDLINE_ENCRYPTION_KEYS: ENCRYPTION_KEY },
  host: '127.0.0.1',
})

/** The start of the tests' frozen time. */
export const NOON = Date.UTC(2026, 0, 15, 12)

/** Starts a server over real HTTP, on loopback, until the test ends; over a stocked store if no store is given. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await openApp(options)
  onTestFinished(() => app.stop())
  return app
}

/** The same, until it is stopped. */
export async function openApp(options: TestAppOptions = {}): Promise<TestApp> {
  const {
    policy,
    offerings = DEFAULT_OFFERINGS,
    loadCatalog,
    strictApiVersion = false,
    tls,
    bodiesBytes,
    steadyNow,
    sleep,
    limits,
    faultSleep,
    controls = true,
    metricsArePublic = false,
    processName,
    onLogLine,
    logLevel = 'warn',
    documents,
    sandboxStock,
  } = options
  const store = options.store ?? (await stockedStore())
  const holdline = await startHoldline({
    openStore: () => Promise.resolve(store),
    openSandboxStore: (stock) =>
      stock === 'default' ? stockedMemoryStore(sandboxStock) : openMemoryStore({ stock }),
    loadDefaultStock: async () => [usBlock(US_GEOGRAPHIC, 100), usBlock(US_TOLL_FREE, 100)],
    config: {
      ...CONFIG,
      trust: { ...CONFIG.trust, controls },
      metricsArePublic,
      policy: { ...DEFAULT_POLICY, ...policy },
      ...(offerings !== 'undeclared' && { offerings }),
    },
    loadCatalog: loadCatalog ?? (() => Promise.resolve(TEST_CATALOG)),
    loadCarriers: () => Promise.resolve(TEST_CARRIERS),
    strictApiVersion,
    processName,
    ...(documents && { documents }),
    ...(tls && { loadTls: () => Promise.resolve(tls) }),
    ...(bodiesBytes !== undefined && { bodiesBytes }),
    ...(steadyNow && { steadyNow }),
    ...(sleep && { sleep }),
    ...(faultSleep && { faultSleep }),
    logger: onLogLine
      ? pino({ level: logLevel, base: null }, { write: (line) => onLogLine(JSON.parse(line)) })
      : quietLogger(),
    host: '127.0.0.1',
    httpPort: 0,
    // A test has all its answers before it ends, and needs no time to read an early answer.
    limits: { lingerMs: 0, unreadSilenceMs: 50, ...limits },
  })
  const { host } = new URL(holdline.addresses.http ?? '')
  return {
    host,
    addresses: holdline.addresses,
    store,
    inventory: holdline.inventory,
    control: holdline.control,
    register: holdline.register,
    https: holdline.addresses.https,
    stop: () => holdline.stop(),
    contoso: createClient(host, CONTOSO_KEY),
    fabrikam: createClient(host, FABRIKAM_KEY),
  }
}

/**
 * A store of the kind over which the tests run. Its clock stands at `NOON`, and it has 100 US geographic and 100 US
 * toll-free numbers.
 */
export async function stockedStore(): Promise<InventoryStore> {
  return stocked(await openProvidedStore())
}

/** The same in memory, which is the store of every sandbox. */
async function stockedMemoryStore(blocks?: readonly NumberBlock[]): Promise<InventoryStore> {
  return stocked(await openMemoryStore(), blocks)
}

async function stocked(
  store: InventoryStore,
  blocks: readonly NumberBlock[] = [usBlock(US_GEOGRAPHIC, 100), usBlock(US_TOLL_FREE, 100)],
): Promise<InventoryStore> {
  await store.addStock(blocks)
  await store.resetClock({ mode: 'frozen', at: NOON })
  return store
}
