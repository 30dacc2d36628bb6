import { hostname, tmpdir } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { ConfigEnvironment } from '../config/config-sources.ts'
import { lazyJson } from '../files/lazy-json.ts'
import { toBlockList } from '../net/network.ts'
import { socketPath } from '../server/socket-path.ts'
import { startHoldline } from '../start-holdline.ts'
import type { StorageThread } from '../storage/sqlite/storage-thread.ts'
import { CARRIERS, CATALOG } from './assets.ts'
import { banner } from './banner.ts'
import { createLogger } from './create-logger.ts'
import { loadConfig } from './load-config.ts'
import { loadTls, localHosts } from './load-tls.ts'
import { dataDirectory, describeStore, openStore } from './open-store.ts'
import { readinessOf, removeOwnReadyFile, removeStaleReadyFile, writeReadyFile } from './ready-file.ts'
import { reloadOnSignal } from './reload-on-signal.ts'
import { reportFailure } from './report-failure.ts'
import type { ServeOptions } from './serve-options.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** The variables that a server reads. */
export interface ServeEnvironment extends ConfigEnvironment {
  /** Where this user's processes keep what is gone with them: https://specifications.freedesktop.org/basedir-spec/latest/ */
  readonly XDG_RUNTIME_DIR?: string | undefined
}

/** How long the banner waits for the count of the numbers, in milliseconds: a large database counts slowly. */
const COUNT_LIMIT_MS = 2_000

/**
 * `holdline serve`: starts the server, shows its addresses on stdout and in the ready file, and obeys signals.
 * @throws {UsageError | StorageRefusedError} if the user has to put something right first
 */
export async function serve(
  options: ServeOptions,
  environment: ServeEnvironment,
  thread?: StorageThread,
): Promise<void> {
  const { host, httpPort, httpsPort, trustedProxy, strictApiVersion, housekeeping, readyFile } = options
  const { pid } = process
  if (readyFile !== undefined) await removeStaleReadyFile(readyFile)

  let config = await loadConfig(options, environment)
  const logger = createLogger(options.logLevel)
  const holdline = await startHoldline({
    host,
    httpPort,
    httpsPort,
    trustedProxies: toBlockList(trustedProxy),
    strictApiVersion,
    housekeeping,
    config,
    logger,
    processName: options.database && `${hostname()}:${process.pid}`,
    // A process that ends is started again by its supervisor; one that cannot serve would stay unnoticed.
    openStore: () => openStore(options, Date.now, (failure) => process.exit(reportFailure(failure)), thread),
    loadTls: () => loadTls(options, config, Date.now()),
    socket: socketPath({
      dataDirectory: dataDirectory(options),
      runtimeDirectory: environment.XDG_RUNTIME_DIR || tmpdir(),
      pid,
      platform: process.platform,
    }),
    loadCatalog: lazyJson<Catalog>(CATALOG),
    loadCarriers: lazyJson<Carriers>(CARRIERS),
  })

  let stopping = false
  stopOnSignal({
    signals: process,
    async stop() {
      stopping = true
      await holdline.stop()
      if (readyFile !== undefined) await removeOwnReadyFile(readyFile, pid)
    },
    exit: (code) => process.exit(code),
    reportFailure,
    now: () => performance.now(),
  })

  async function reload(): Promise<void> {
    try {
      const next = await loadConfig(options, environment)
      const changed = holdline.reconfigure(next)
      if (readyFile !== undefined) await writeReadyFile(readyFile, readinessOf(holdline, next, pid))
      logger.info({ changed }, 'The configuration was read again; ports, address, store and certificate stay')
      const unnamed = localHosts(next).filter((name) => !localHosts(config).includes(name))
      if (holdline.tls?.authority !== undefined && options.tlsCert === undefined && unnamed.length > 0) {
        logger.warn({ hosts: unnamed }, 'The certificate carries these host names after the next start only')
      }
      config = next
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      logger.error({ reason }, 'The configuration cannot be used, and nothing was changed')
    }
  }
  if (options.config !== undefined) reloadOnSignal({ signals: process, platform: process.platform, reload })

  const readiness = readinessOf(holdline, config, pid)
  if (readyFile !== undefined) await writeReadyFile(readyFile, readiness)
  const counts = await Promise.race([
    holdline.inventory.store.count().catch(() => undefined),
    delay(COUNT_LIMIT_MS, undefined, { ref: false }),
  ])
  // A server that is told to stop this soon shows no banner.
  if (stopping) return
  process.stdout.write(banner({ readiness, config, numbers: counts?.total, place: describeStore(options) }))
}
