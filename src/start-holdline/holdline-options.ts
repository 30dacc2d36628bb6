import type { BlockList } from 'node:net'
import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Config } from '../config/config.ts'
import type { FaultDocument } from '../control/faults/fault-document.ts'
import type { AppLog } from '../http/app.ts'
import type { ConsoleFiles } from '../http/own/public/console-files.ts'
import type { Documents } from '../http/own/public/documents.ts'
import type { Inventory } from '../inventory/inventory.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import type { ServerLimits } from '../server/server-limits.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { RepeatingLog, Sleep } from '../timing/repeat.ts'
import type { ServerTls } from '../tls/server-tls.ts'
import type { TlsLog } from '../tls/warn-of-end.ts'

/** What a server is started with. */
export interface HoldlineOptions {
  /** Opens the inventory, which is closed when the server stops. */
  readonly openStore: () => Promise<InventoryStore>
  /** Opens the store of a sandbox, with these numbers; `default` are those of a new server. */
  readonly openSandboxStore: (stock: 'default' | readonly NumberBlock[]) => Promise<InventoryStore>
  /** Reads the default stock, from which the stock of a sandbox's own takes numbers; it has none if absent. */
  readonly loadDefaultStock?: () => Promise<readonly NumberBlock[]>
  readonly config: Config
  /** Fills each new inventory, the main one and those of sandboxes, before it serves; nothing if absent. */
  readonly plant?: (inventory: Inventory) => Promise<void>
  /** Whether the main inventory is new, so that it is planted; `false` if absent. */
  readonly isNew?: boolean
  /** The fault rules with which the main inventory begins, and each sandbox that begins like it; they are checked. */
  readonly firstFaults?: readonly FaultDocument[]
  readonly logger: AppLog & RepeatingLog & TlsLog
  /** The address or name to listen on; `localhost` is 127.0.0.1 and ::1. */
  readonly host: string
  /** 0 picks a free port, also for `httpsPort`; HTTP is off where absent. */
  readonly httpPort?: number | undefined
  readonly httpsPort?: number
  /** The path of the operator's Unix socket; there is none if absent. */
  readonly socket?: string | undefined
  /** Loads the certificate, at the start and every few seconds; HTTPS is off where absent. */
  readonly loadTls?: () => Promise<ServerTls>
  /** Instead of `loadTls`: gives the certificate when it is first needed. It is always the same, and is not followed. */
  readonly lateTls?: () => ServerTls
  readonly loadCatalog: () => Promise<Catalog>
  readonly loadCarriers: () => Promise<Carriers>
  /** The documents that the server shows; none if absent. */
  readonly documents?: Documents
  /** The files of the web console; none if absent. */
  readonly consoleFiles?: ConsoleFiles
  /** Whether api-versions newer than the newest known one are refused; `false` if absent. */
  readonly strictApiVersion?: boolean
  /** Whether old records are removed; `false` if absent. */
  readonly housekeeping?: boolean
  /** The limits for clients; `DEFAULT_LIMITS` where absent. */
  readonly limits?: Partial<ServerLimits>
  /** See `AppOptions`. */
  readonly bodiesBytes?: number
  /**
   * The proxies whose `X-Forwarded-For` names the peer of a request that is denied, and which may take all connections;
   * none if absent.
   */
  readonly trustedProxies?: BlockList
  /** Milliseconds that only go forward, for limits on rates; those of the machine if absent. */
  readonly steadyNow?: () => number
  /** The system's time in milliseconds since 1970; the inventory's own time is the store's. */
  readonly systemNow?: () => number
  /**
   * The name of this process among the processes that share the store. The configurations of these processes are
   * compared, and differences are logged; not if the name is absent.
   */
  readonly processName?: string | undefined
  /** The pauses of the jobs in the background; `systemSleep` if absent. */
  readonly sleep?: Sleep
  /** The waits of requests that a fault rule slows down; `systemSleep` if absent. */
  readonly faultSleep?: Sleep
  /** A number from 0 to 1. */
  readonly random?: () => number
  /** See `Inventory.newGuid`. */
  readonly newGuid?: () => string
}
