import { randomBytes } from 'node:crypto'
import { hostname, tmpdir } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { v7 } from 'uuid'
import { CARRIERS, CATALOG, CONSOLE, DEFAULT_STOCK, DOCUMENTATION } from '../assets.ts'
import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { ConfigEnvironment } from '../config/config-sources.ts'
import { trustUnder } from '../config/trust-under.ts'
import { lazyJson } from '../files/lazy-json.ts'
import { warnOfOpenFiles } from '../files/warn-of-open-files.ts'
import { createLogger } from '../logging/create-logger.ts'
import { toBlockList } from '../net/network.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import { plantSeed } from '../seed/plant-seed.ts'
import { socketPath } from '../server/socket-path.ts'
import { inventoryOver } from '../start-holdline/inventory-over.ts'
import { openConsole } from '../start-holdline/open-console.ts'
import { openSeeded } from '../start-holdline/open-seeded.ts'
import { withOfferings } from '../start-holdline/with-offerings.ts'
import { startHoldline } from '../start-holdline.ts'
import type { ClusterNews } from '../storage/port/cluster-news.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { ReplicaNews } from '../storage/postgres/replica/follow-replica.ts'
import type { StockOrLater } from '../storage/sqlite/begin-with.ts'
import { openMemoryStore } from '../storage/sqlite/open-memory-store.ts'
import type { StorageThread } from '../storage/sqlite/storage-thread.ts'
import { systemSleep } from '../timing/repeat.ts'
import { UsageError } from '../usage-error.ts'
import { allowedConnections, openFilesLimit } from './allowed-connections.ts'
import { banner } from './banner.ts'
import { findSeed, firstStock } from './find-seed.ts'
import { loadConfig } from './load-config.ts'
import { tlsLoader } from './load-tls.ts'
import { logCluster } from './log-cluster.ts'
import { logDestination } from './log-destination.ts'
import { logReplica } from './log-replica.ts'
import { logStyle } from './log-style.ts'
import { logTimeAhead } from './log-time-ahead.ts'
import { logMisspeltSettings, type MisspeltSetting } from './misspelt-settings.ts'
import { openDocuments } from './open-documents.ts'
import { dataDirectory, describeStore, openStore, removeStore, storeFile } from './open-store.ts'
import { readinessOf, removeOwnReadyFile, removeStaleReadyFile, writeReadyFile } from './ready-file.ts'
import { reloadOnSignal } from './reload-on-signal.ts'
import { reportFailure } from './report-failure.ts'
import type { CheckedOptions } from './serve-options.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { tlsCache } from './tls-cache.ts'
import { untilWritable } from './until-writable.ts'

/** The variables that a server reads. */
export interface ServeEnvironment extends ConfigEnvironment {
  /** The directory of the user's cache: https://specifications.freedesktop.org/basedir-spec/latest/ */
  readonly XDG_CACHE_HOME?: string | undefined
  /** The same on Windows. */
  readonly LOCALAPPDATA?: string | undefined
  /** The directory for files that end with this user's processes: https://specifications.freedesktop.org/basedir-spec/latest/ */
  readonly XDG_RUNTIME_DIR?: string | undefined
  /** Whether the terminal shall have no colours: https://no-color.org */
  readonly NO_COLOR?: string | undefined
}

/** What is there before the settings are read. */
export interface ServeBeginning {
  /** Has begun to load the code of the store. */
  readonly thread?: StorageThread | undefined
  /** Told in the log; none if absent. */
  readonly misspelt?: readonly MisspeltSetting[]
}

/** The file descriptors. */
const STDIN = 0
const STDERR = 2

/** Where the URLs come from. */
const URL_SOURCES = {
  database: { flag: '--database', variable: 'HOLDLINE_DATABASE' },
  databaseReplica: { flag: '--database-replica', variable: 'HOLDLINE_DATABASE_REPLICA' },
} as const

/** How long the banner waits for the count of the numbers, in milliseconds: a large database counts slowly. */
const COUNT_LIMIT_MS = 2_000

/**
 * `holdline serve`: starts the server, shows its addresses on stdout and in the ready file, and obeys signals.
 * @throws {UsageError | StorageRefusedError} if the user has to put something right first
 */
export async function serve(
  options: CheckedOptions,
  environment: ServeEnvironment,
  { thread, misspelt = [] }: ServeBeginning = {},
): Promise<void> {
  const { host, httpPort, httpsPort, trustedProxy, strictApiVersion, housekeeping, readyFile } = options
  const { pid } = process
  const seed = await findSeed(options, (await loadConfig(options, environment)).standIn)
  const load = async () => {
    const loaded = await loadConfig(options, environment)
    return seed === undefined ? loaded : withOfferings(loaded, seed.seed.document)
  }
  let config = await load()
  const stock = await firstStock(options, seed)
  const file = storeFile(options)
  let isNew = file === undefined
  const style = logStyle(options, { isTerminal: isatty(STDERR), noColor: environment.NO_COLOR })
  const logger = createLogger(style.level, logDestination(style))
  logMisspeltSettings(logger, misspelt)
  const loadTls = tlsLoader(
    { ...options, cache: tlsCache(options, environment) },
    () => config,
    Date.now,
    logger,
  )
  // A mistake in the settings leaves the ready file alone, which may be that of a running server.
  if (options.tlsCert !== undefined) await loadTls()
  const putReadyFileBack = readyFile === undefined ? undefined : await removeStaleReadyFile(readyFile)
  const { maxConnections, poolSize, databaseReplica } = options
  const pools = databaseReplica === undefined ? poolSize : 2 * poolSize
  const connections = allowedConnections(maxConnections, openFilesLimit(), pools)
  if (connections < maxConnections) {
    logger.warn(
      { maxConnections, connections },
      'The limit on open files (ulimit -n, LimitNOFILE=) leaves room for fewer connections: raise it, or lower --max-connections',
    )
  }
  const shared = {
    loadCatalog: lazyJson<Catalog>(CATALOG),
    loadCarriers: lazyJson<Carriers>(CARRIERS),
    newGuid: () => v7(),
  }
  const events = {
    onFailure: (failure: Error) => process.exit(reportFailure(failure)),
    onWait: (message: string) => logger.warn(message),
    onTimeAhead: (leadMs: number) => logTimeAhead(logger, leadMs),
    onReplica: (news: ReplicaNews) => logReplica(logger, news),
    onCluster: (news: ClusterNews) => logCluster(logger, news),
  }
  let early = thread
  const open = (first: StockOrLater) => {
    const opening = openStore(options, events, early, first)
    // A thread opens one file.
    early = undefined
    return opening
  }
  let hungUp = false
  const starting = startHoldline({
    host,
    httpPort: httpPort === 'none' ? undefined : httpPort,
    httpsPort,
    trustedProxies: toBlockList(trustedProxy),
    limits: { connections },
    strictApiVersion,
    housekeeping,
    config,
    isNew,
    ...(seed !== undefined && { plant: (inventory) => plantSeed(inventory, seed.seed) }),
    firstFaults: seed?.seed.document.faults ?? [],
    logger,
    // Containers may share a host name, and each has a process 1.
    processName: options.database && `${hostname()}:${process.pid}:${randomBytes(3).toString('hex')}`,
    // A supervisor starts a process again that ends; a process that runs on and cannot serve would stay unnoticed.
    async openStore() {
      if (seed === undefined || file === undefined) return open(stock)
      const fill = async (store: InventoryStore) =>
        plantSeed(await inventoryOver(store, config, shared, logger), seed.seed)
      const opened = await openSeeded({ file, stock, fill, open })
      isNew = opened.isNew
      return opened.store
    },
    openSandboxStore: (wanted) => openMemoryStore({ stock: wanted === 'default' ? stock : wanted }),
    loadDefaultStock: lazyJson<NumberBlock[]>(DEFAULT_STOCK),
    loadTls,
    socket: socketPath({
      dataDirectory: dataDirectory(options),
      runtimeDirectory: environment.XDG_RUNTIME_DIR || tmpdir(),
      pid,
      platform: process.platform,
    }),
    ...shared,
    documents: openDocuments(DOCUMENTATION),
    consoleFiles: openConsole(CONSOLE),
  })
  // Before the start is through: SIGHUP without a listener would end the process.
  reloadOnSignal({
    signals: process,
    platform: process.platform,
    reload: () => starting.then(reload, () => {}),
    ...(isatty(STDIN) && {
      terminal: {
        isOpen: () => isatty(STDIN),
        onClose() {
          hungUp = true
          process.kill(pid, 'SIGTERM')
        },
      },
    }),
  })
  const holdline = await starting.catch(async (error: unknown) => {
    // What the user mends may be the seed, which counts for a new inventory alone.
    if (file !== undefined && isNew && error instanceof UsageError) await removeStore(file)
    await putReadyFileBack?.()
    throw error
  })

  let ready = false
  const stopping = new AbortController()
  const { signal } = stopping
  stopOnSignal({
    signals: process,
    async stop() {
      stopping.abort()
      await holdline.stop()
      if (readyFile !== undefined) await removeOwnReadyFile(readyFile, pid)
    },
    exit: (code) => {
      if (!hungUp) process.exit(code)
      // Node's own exit would crash, since it sets back a terminal that is gone.
      process.removeAllListeners('SIGHUP')
      process.kill(pid, 'SIGHUP')
    },
    reportFailure,
    now: () => performance.now(),
  })

  async function reconfigure() {
    const next = await load()
    return { next, changed: holdline.reconfigure(next) }
  }
  async function reload(): Promise<void> {
    if (options.config !== undefined) await reloadConfig()
    await holdline.reloadTls()
  }
  async function reloadConfig(): Promise<void> {
    const reconfigured = await reconfigure().catch((error: unknown) =>
      logger.error({ reason: reasonOf(error) }, 'The configuration cannot be used, and nothing was changed'),
    )
    if (reconfigured === undefined) return
    const { next, changed } = reconfigured
    config = next
    if (readyFile !== undefined && ready) {
      await writeReadyFile(readyFile, readinessOf(holdline, next, pid)).catch((error: unknown) =>
        logger.error(
          { reason: reasonOf(error) },
          'The ready file stays as it was; the configuration is in force',
        ),
      )
    }
    logger.info({ changed }, 'The configuration was read again; ports, address and store stay')
  }

  const keys = config.resources.flatMap(({ accessKeys }) => accessKeys)
  const elsewhere = [DEVELOPMENT_ACCESS_KEY, environment.HOLDLINE_ACCESS_KEY?.trim()]
  const withSecrets = [
    storeFile(options),
    options.encryptionKeyFile,
    keys.every((key) => elsewhere.includes(key)) ? undefined : options.config,
  ]
  await warnOfOpenFiles(
    withSecrets.filter((file) => file !== undefined),
    logger,
  )
  for (const name of options.shownPasswords ?? []) {
    const { flag, variable } = URL_SOURCES[name]
    logger.warn({}, `The list of processes shows the password of ${flag}: give the URL in ${variable}`)
  }

  ready = await untilWritable(holdline.inventory.store, { sleep: systemSleep, signal, log: logger })
  if (!ready) return
  const readiness = readinessOf(holdline, config, pid)
  if (readyFile !== undefined) {
    await writeReadyFile(readyFile, readiness).catch(async (error: unknown) => {
      await holdline.stop()
      throw error
    })
  }
  const counts = await Promise.race([
    holdline.inventory.store.count().catch(() => undefined),
    delay(COUNT_LIMIT_MS, undefined, { ref: false }),
  ])
  // A server that is already stopping shows no banner.
  if (signal.aborted) return
  const certificate = holdline.tls?.pair.certificate
  const facts = {
    readiness,
    config,
    developmentKey: trustUnder(config, holdline.register.directory.resources).developmentKey,
    certificate,
    numbers: counts?.total,
    place: describeStore(options),
    ...(seed !== undefined && { seed: { file: seed.file, isNew } }),
  }
  process.stdout.write(banner(facts))
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
