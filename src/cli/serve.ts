import { setTimeout as delay } from 'node:timers/promises'
import { v7 as newGuid } from 'uuid'
import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { ConfigEnvironment } from '../config/config-sources.ts'
import { lazyJson } from '../files/lazy-json.ts'
import { createApp } from '../http/app.ts'
import { startHousekeeping } from '../inventory/start-housekeeping.ts'
import { listen } from '../server/listen.ts'
import type { StorageThread } from '../storage/sqlite/storage-thread.ts'
import { CARRIERS, CATALOG } from './assets.ts'
import { banner } from './banner.ts'
import { createLogger } from './create-logger.ts'
import { describeReadiness } from './describe-readiness.ts'
import { loadConfig } from './load-config.ts'
import { loadTls } from './load-tls.ts'
import { makeAuthenticators } from './make-authenticator.ts'
import { describeStore, openStore } from './open-store.ts'
import { removeOwnReadyFile, removeStaleReadyFile, writeReadyFile } from './ready-file.ts'
import { reportFailure } from './report-failure.ts'
import type { ServeOptions } from './serve-options.ts'
import { sleep } from './sleep.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/**
 * How long somebody waits for the banner, in milliseconds, since a database of many numbers takes long to
 * count.
 */
const COUNT_LIMIT_MS = 2_000

/**
 * `holdline serve`: starts everything, in this order, says so when it is ready, and stops at a signal.
 * @throws {UsageError | StorageRefusedError} what has to be put right before it can start
 */
export async function serve(
  options: ServeOptions,
  environment: ConfigEnvironment,
  thread?: StorageThread,
): Promise<void> {
  const { host, readyFile, strictApiVersion } = options
  const { pid } = process
  const systemNow = () => Date.now()
  if (readyFile !== undefined) await removeStaleReadyFile(readyFile)

  const config = await loadConfig(options, environment)
  const [tls, store] = await Promise.all([
    loadTls(options, config, systemNow()),
    // Better gone, and started again by whoever watches it, than alive and unable to serve.
    openStore(options, systemNow, (failure) => process.exit(reportFailure(failure)), thread),
  ])
  const logger = createLogger(options.logLevel)
  const app = createApp({
    inventory: {
      store,
      policy: config.policy,
      offerings: config.offerings,
      loadCatalog: lazyJson<Catalog>(CATALOG),
      loadCarriers: lazyJson<Carriers>(CARRIERS),
      newGuid,
    },
    authenticators: makeAuthenticators(config, systemNow),
    strictApiVersion,
    ...(tls.authority && { caCertificate: tls.authority.certificate }),
    log: logger,
  })
  const listening = await listen({
    ...options,
    tls,
    listener: app('network'),
  })

  const housekeeping = options.housekeeping
    ? startHousekeeping({ store, keptMs: config.keptMs, sleep, random: Math.random, log: logger })
    : undefined

  let stopping = false
  stopOnSignal({
    signals: process,
    async stop() {
      stopping = true
      await Promise.all([listening.stop(), housekeeping?.stop()])
      await store.close()
      if (readyFile !== undefined) await removeOwnReadyFile(readyFile, pid)
    },
    exit: (code) => process.exit(code),
    reportFailure,
    now: () => performance.now(),
  })

  const readiness = describeReadiness(config, tls, { host, ...listening }, pid)
  if (readyFile !== undefined) await writeReadyFile(readyFile, readiness)
  const counts = await Promise.race([
    store.count().catch(() => undefined),
    delay(COUNT_LIMIT_MS, undefined, { ref: false }),
  ])
  // Who asks it to stop this soon has no use for the banner.
  if (stopping) return
  process.stdout.write(banner({ readiness, config, numbers: counts?.total, place: describeStore(options) }))
}
