import { BlockList } from 'node:net'
import { v7 } from 'uuid'
import type { Config } from './config/config.ts'
import { declarationsOf, differingNames } from './config/declarations.ts'
import { followDeclarations } from './config/follow-declarations.ts'
import { trustUnder } from './config/trust-under.ts'
import type { Control } from './control/control.ts'
import { controlInventory } from './control/control-inventory.ts'
import { putBackFaults } from './control/faults/put-back-faults.ts'
import { createApp } from './http/app.ts'
import { FaultWaits } from './http/faults/fault-waits.ts'
import { isProbe } from './http/own/public/is-probe.ts'
import { type ServerState, serverFacts } from './http/own/public/server-facts.ts'
import { DenialLog } from './http/pipeline/denial-log.ts'
import type { Inventory } from './inventory/inventory.ts'
import { followRegister } from './inventory/register/follow-register.ts'
import { type OpenRegister, openRegister } from './inventory/register/open-register.ts'
import { SentSearches } from './inventory/sent-searches.ts'
import { startHousekeeping } from './inventory/start-housekeeping.ts'
import { HousekeepingMeter } from './metering/housekeeping-meter.ts'
import { meterStore } from './metering/meter-store.ts'
import { createMeters } from './metering/meters.ts'
import { isLoopbackName } from './net/is-loopback-name.ts'
import { isInNetworks } from './net/network.ts'
import { type Addresses, addresses } from './server/addresses.ts'
import { CrowdLog } from './server/crowd-log.ts'
import { listen } from './server/listen.ts'
import { DEFAULT_LIMITS } from './server/server-limits.ts'
import type { HoldlineOptions } from './start-holdline/holdline-options.ts'
import { keepStart } from './start-holdline/keep-start.ts'
import { loadTracing } from './start-holdline/load-tracing.ts'
import { openAuthenticators } from './start-holdline/open-authenticators.ts'
import { openSandboxes } from './start-holdline/open-sandboxes.ts'
import { openTokenChecks } from './start-holdline/open-token-checks.ts'
import { replayWays } from './start-holdline/replay-ways.ts'
import type { TidyCounts } from './storage/port/housekeeping-store.ts'
import { MACHINE_CLOCK } from './timing/machine-clock.ts'
import { repeat, systemSleep } from './timing/repeat.ts'
import { type FollowedTls, followTls } from './tls/follow-tls.ts'
import type { ServerTls } from './tls/server-tls.ts'
import { UsageError } from './usage-error.ts'

/** The span of time in which the log tells a few denials and crowds of each kind, in milliseconds. */
const LOG_SPAN_MS = 60_000

/** How often sandboxes are ended that nobody uses, or that the server may no longer have, in milliseconds. */
const SANDBOX_ROUND_MS = 1_000

const FAULTS_NEED_CONTROLS =
  'The seed has faults, and the controls are off, which apply them: set "controls": true in the configuration file, or ' +
  'HOLDLINE_CONTROLS=1, or take the faults out of the seed'

/** A server that runs until it is stopped. */
export interface Holdline {
  readonly addresses: Addresses
  readonly inventory: Inventory
  /** The inventory with its controls, and the sandboxes. */
  readonly control: Control
  /** The resources, offerings and limits in force, which an operator can change. */
  readonly register: OpenRegister
  /** The certificate in use, which is followed while the server runs; `undefined` where HTTPS is off. */
  readonly tls: ServerTls | undefined
  /** The path of the operator's Unix socket. */
  readonly socket: string | undefined
  /**
   * Replaces the configuration for the requests that come from now on. The address, the ports and the store stay.
   * Returns the names of the settings that changed, as `declarationsOf` gives them.
   * @throws {UsageError} if an encryption key is missing that has encrypted a stored access key
   */
  reconfigure(config: Config): readonly string[]
  /** Loads the certificate now, for new connections, and logs the outcome; never rejects. */
  reloadTls(): Promise<void>
  /** Answers the requests in flight, and closes the connections and the store. */
  stop(): Promise<void>
}

/**
 * Starts a server. The start touches neither the process nor its output, so one process can run several servers.
 *
 * @throws {UsageError | StorageRefusedError} if the user has to put something right first; the start then closes
 *   everything that it has opened
 */
export async function startHoldline(options: HoldlineOptions): Promise<Holdline> {
  const { logger, host, httpPort, httpsPort = 0, limits = {} } = options
  const { systemNow = Date.now, sleep = systemSleep, random = Math.random, newGuid = () => v7() } = options
  const housekeeping = options.housekeeping ? new HousekeepingMeter(systemNow) : undefined
  const meters = createMeters(housekeeping)
  const tracing = await loadTracing()
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  const openStore = async () => {
    const store = await options.openStore()
    undo.push(() => store.close())
    const metered = meterStore(store, meters.store)
    return tracing === undefined ? metered : tracing.traceStore(metered)
  }

  try {
    const { loadTls, lateTls } = options
    const [store, tls] = await whole([openStore(), loadTls?.()])
    let followed: FollowedTls | undefined
    const tlsInUse = () => followed?.current() ?? tls ?? lateTls?.()
    const authority = () => tlsInUse()?.authority
    const { loadCatalog, loadCarriers, strictApiVersion = false } = options
    let config = options.config
    const register = await openRegister(store, config, logger)
    const { directory } = register
    const { firstFaults = [] } = options
    const steadyNow = options.steadyNow ?? MACHINE_CLOCK.steadyNow
    const sandboxes = openSandboxes({
      openStore: options.openSandboxStore,
      loadDefaultStock: options.loadDefaultStock,
      plant: options.plant,
      firstFaults,
      config: () => config,
      shared: { loadCatalog, loadCarriers, newGuid },
      steadyNow,
      log: logger,
    })
    undo.push(() => sandboxes.closeAll())
    const trust = () => trustUnder(config, directory.resources)
    if (firstFaults.length > 0 && !trust().controls) throw new UsageError(FAULTS_NEED_CONTROLS)
    const stopping = new AbortController()
    const tokenChecks = openTokenChecks({ systemNow, steadyNow, log: logger, stopping: stopping.signal })
    const surroundings = { directory, sandboxes, tokenChecks, systemNow, steadyNow, log: logger }
    let authenticate = openAuthenticators({ ...surroundings, config })
    const { processName: process } = options
    const declare = async (name: string) =>
      store.declare({ process: name, declarations: declarationsOf(config) })
    // The other processes know of this one before it serves anyone.
    if (process !== undefined) await declare(process).catch(() => {})
    const inventory: Inventory = {
      store,
      register,
      loadCatalog,
      loadCarriers,
      newGuid,
      sentSearches: new SentSearches(),
      isAlone: async () => process === undefined || (await declare(process)).length === 0,
    }
    const { plant = async () => {} } = options
    if (options.isNew) await plant(inventory)
    const { trustedProxies = new BlockList() } = options
    const secrets = () => [
      ...directory.resources.flatMap(({ accessKeys }) => accessKeys),
      ...config.operatorKeys,
    ]
    const main = controlInventory(undefined, inventory, { steadyNow, secrets, firstFaults })
    await putBackFaults(main)
    // A snapshot makes each change a little slower, so only a server with controls has one from the start.
    if (trust().controls) await keepStart(main.start, logger)
    const control: Control = { main, sandboxes, isOn: () => trust().controls }
    const faultWaits = new FaultWaits(options.faultSleep ?? systemSleep)
    const isStandIn = () => trust().standIn
    const denials = new DenialLog({ log: logger, trustedProxies, showsSignedText: isStandIn })
    const { connections: limit } = { ...DEFAULT_LIMITS, ...limits }
    const crowds = new CrowdLog({ log: logger, limit })
    const endSpan = async () => {
      denials.endSpan()
      crowds.endSpan()
    }
    undo.push(endSpan)
    let reached: ServerState['addresses'] = { http: null, https: null }
    const app = createApp({
      register,
      control,
      origins: () => reached,
      denials,
      authenticators: {
        resource: (request) => authenticate().resource(request),
        operator: (request) => authenticate().operator(request),
      },
      strictApiVersion,
      serverFacts: (onLoopback) =>
        serverFacts({
          trust: trust(),
          onLoopback,
          addresses: reached,
          authority: authority(),
        }),
      ...(options.documents && { documents: options.documents }),
      ...(options.consoleFiles && { consoleFiles: options.consoleFiles }),
      consoleIsOn: () => options.consoleFiles !== undefined && config.hasConsole,
      caCertificate: () => authority()?.certificate,
      caFile: () => authority()?.file,
      log: logger,
      meters,
      traceRequest: tracing?.traceRequest,
      metricsArePublic: () => config.metricsArePublic,
      bodiesBytes: options.bodiesBytes,
      steadyNow,
      systemNow,
      sleep,
      replayWays: () => replayWays({ trust: trust(), addresses: reached, authority: authority() }),
      faultWaits,
    })
    const { socket: path } = options
    const socket = path === undefined ? undefined : { path, listener: app('socket') }
    const listening = await listen({
      listener: app('network'),
      socket,
      host,
      httpPort,
      httpsPort,
      tls: tls ?? lateTls,
      limits,
      isExempt: (address) =>
        isInNetworks(trustedProxies, address) || (isStandIn() && isLoopbackName(address)),
      isProbe,
      onCrowded: (crowd) => crowds.report(crowd),
    })
    const closeSandboxes = () =>
      (control.isOn() ? sandboxes.closeIdle() : sandboxes.closeAll()).catch((error: unknown) =>
        logger.warn({ err: error }, 'A sandbox could not be closed'),
      )
    const rounds = { store, sleep, random, log: logger }
    const background = [
      followRegister({ ...rounds, register }),
      repeat({ sleep, pauseMs: () => LOG_SPAN_MS, round: endSpan }),
      repeat({ sleep, pauseMs: () => SANDBOX_ROUND_MS, round: closeSandboxes }),
    ]
    if (housekeeping !== undefined) {
      const onRound = (removed: TidyCounts, failed: boolean) => housekeeping.roundEnded(removed, failed)
      const housekept = { main: store, others: () => sandboxes.old(), steadyNow }
      background.push(startHousekeeping({ ...rounds, ...housekept, keptMs: () => config.keptMs, onRound }))
    }
    if (tls !== undefined && loadTls !== undefined) {
      const { useTls: use } = listening
      followed = followTls({ first: tls, load: loadTls, use, now: systemNow, sleep, log: logger })
      background.push(followed)
    }
    if (process !== undefined) {
      background.push(followDeclarations({ ...rounds, process, declarations: () => declarationsOf(config) }))
    }
    undo.push(() => Promise.all([listening, ...background].map((each) => each.stop())))
    // First of all, since a stream that goes on would hold up the stop of the listeners.
    undo.push(async () => {
      for (const { requests } of [main, ...sandboxes.list()]) requests.end()
    })
    // The requests that a fault rule slows down are answered while the connections close.
    undo.push(async () => faultWaits.stop())
    // A request that waits for the keys of an issuer is answered as well.
    undo.push(async () => stopping.abort())
    const publicName = config.loopback ? undefined : config.resources[0].hosts[0]
    const reachedAt = addresses({ ...listening, host, publicName })
    reached = reachedAt
    return {
      addresses: reachedAt,
      inventory,
      control,
      register,
      get tls() {
        return tlsInUse()
      },
      socket: path,
      reconfigure(next) {
        const changed = differingNames(declarationsOf(config), declarationsOf(next))
        register.redeclare(next)
        config = next
        authenticate = openAuthenticators({ ...surroundings, config: next })
        return changed
      },
      reloadTls: async () => followed?.reload(),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** `Promise.all` that rejects only when every promise is settled, so that all of their effects can be undone. */
async function whole<T extends readonly unknown[]>(
  promises: readonly [...{ [K in keyof T]: Promise<T[K]> | T[K] }],
) {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}
