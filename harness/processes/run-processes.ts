import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { v4 as newGuid } from 'uuid'
import { holdlineEnvironment } from '../../test/support/holdline-environment.ts'
import { type StartedCluster, startCluster } from '../../test/support/postgres/start-cluster.ts'
import { createRandom } from '../../test/support/random.ts'
import { HOLDLINE } from '../../test/support/run-holdline.ts'
import { checkRun } from './checker/check-run.ts'
import { type FinalState, OPERATOR, type Run, type Terms } from './checker/run.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { writeLog } from './log-file.ts'
import { MARKET_NAMES, MARKETS } from './markets.ts'
import { runNemesis } from './nemesis.ts'
import { operate } from './operate.ts'
import { findMisplaced, readStock } from './read-stock.ts'
import { readTrail } from './read-trail.ts'
import { type Ask, createRecorder } from './recorder.ts'
import { AUDITOR, accessKeyOf, RESOURCES } from './resources.ts'
import { shop } from './shop.ts'
import type { RecentSearch } from './shopper.ts'
import { summarise } from './summary.ts'

export interface ProcessesOptions {
  readonly seconds: number
  readonly clients: number
  readonly seed: number
  /** Whether processes are killed and PostgreSQL is crashed meanwhile. */
  readonly kill: boolean
  readonly report: (line: string) => void
  /** Another build of the program. */
  readonly main?: string
}

export interface ProcessesSummary {
  readonly run: Run
  /** The faults, one line each. */
  readonly faults: readonly string[]
}

const PROCESSES = 4
/** How many of the operator's people are at work. */
const OPERATORS = 4
const HOLD_SECONDS = 2
const AGING_SECONDS = 1
/** How long before the end of the run the outages end. */
const PEACE_SECONDS = 2

/**
 * Lets clients work on one inventory through four server processes, and has the checker judge their answers.
 */
export async function runProcesses(options: ProcessesOptions): Promise<ProcessesSummary> {
  const { seed, seconds, clients, kill, report, main } = options
  const directory = mkdtempSync(join(tmpdir(), 'holdline-processes-'))
  report(
    `processes: seed ${seed}, ${PROCESSES} processes, ${clients} clients, ${seconds} s${kill ? ', with kills' : ''}`,
  )
  let cluster: StartedCluster | undefined
  let fleet: Fleet | undefined
  let kept = true
  try {
    cluster = await startCluster()
    const { host, port, user } = cluster
    const database = `postgres://${user}@${encodeURIComponent(host)}:${port}/postgres`
    await loadStock(database, directory, main)
    const config = join(directory, 'holdline.json')
    writeFileSync(config, JSON.stringify(configuration()))
    fleet = await startFleet({
      size: PROCESSES,
      directory,
      database,
      config,
      ...(main !== undefined && { main }),
    })
    const run = await work(options, fleet, cluster)

    for (const line of summarise(run)) report(line)
    const faults = [...checkRun(run), ...(await findMisplaced(addressOf(cluster)))]
    kept = faults.length > 0
    if (kept) {
      writeLog(join(directory, 'log.ndjson'), run)
      writeFileSync(join(directory, 'servers.log'), fleet.logs())
      report(`${faults.length} faults; log.ndjson and servers.log are in ${directory}`)
    }
    return { run, faults }
  } finally {
    await fleet?.close()
    await cluster?.stop()
    if (!kept) rmSync(directory, { recursive: true, force: true })
  }
}

/** @throws Error with the output of the program, if its exit code is not 0 */
async function loadStock(database: string, cwd: string, main = HOLDLINE): Promise<void> {
  const args = [main, 'stock', 'load', 'default', '--database', database]
  await promisify(execFile)(process.execPath, args, { cwd, env: holdlineEnvironment({}) })
}

function configuration(): object {
  const resources = [...RESOURCES, AUDITOR].map((name) => ({ name, accessKeys: [accessKeyOf(name)] }))
  return { resources, maxRequestsPerSecond: 0, holdSeconds: HOLD_SECONDS, agingSeconds: AGING_SECONDS }
}

async function work(options: ProcessesOptions, fleet: Fleet, cluster: StartedCluster): Promise<Run> {
  const { seed, seconds, clients, kill } = options
  const now = () => performance.now()
  const epoch = () => Date.now() - now()
  const firstEpoch = epoch()
  const recorder = createRecorder(fleet, now)
  const audit = recorder.client(AUDITOR, createRandom(seed))
  const stock = await readStock(addressOf(cluster))

  const end = now() + seconds * 1_000
  const recent: RecentSearch[] = []
  const owned = new Map(RESOURCES.map((resource) => [resource, [] as string[]]))
  const shopping = Array.from({ length: clients }, (_, client) => {
    const random = createRandom(seed + client + 1)
    const resource = RESOURCES[client % RESOURCES.length] ?? RESOURCES[0]
    const ask = recorder.client(resource, random)
    const shopper = {
      resource,
      ask,
      random,
      owned: owned.get(resource) ?? [],
      recent,
      newReservationId: newGuid,
    }
    return shop(shopper, () => now() >= end)
  })
  const numbers = Object.values(stock).flat()
  const operating = Array.from({ length: OPERATORS }, (_, nth) => {
    const random = createRandom(seed + clients + nth + 1)
    return operate({ ask: recorder.client(OPERATOR, random), random }, numbers, recent, () => now() >= end)
  })
  const outages = kill
    ? await runNemesis(
        { fleet, size: PROCESSES, random: createRandom(-seed), now, crashDatabase: cluster.crash },
        () => now() >= end - PEACE_SECONDS * 1_000,
      )
    : []
  await Promise.all([...shopping, ...operating])
  // After this pause all holds have expired and all released numbers have aged, so these numbers are free.
  await delay((HOLD_SECONDS + AGING_SECONDS) * 1_000)

  const state = await readEnd(recorder, audit, cluster)
  const terms: Terms = {
    seed,
    holdMs: HOLD_SECONDS * 1_000,
    agingMs: AGING_SECONDS * 1_000,
    resources: [...RESOURCES],
    stock,
    epochs: [firstEpoch, epoch()],
  }
  return { terms, attempts: recorder.attempts, outages, end: state }
}

async function readEnd(
  recorder: ReturnType<typeof createRecorder>,
  audit: Ask,
  cluster: StartedCluster,
): Promise<FinalState> {
  const random = createRandom(0)
  const owned = await Promise.all(
    RESOURCES.map(async (resource) => {
      const answer = await recorder.client(resource, random)({ kind: 'owned' })
      return [resource, answer?.numbers ?? []] as const
    }),
  )
  const free = await findFree(audit)
  const trail = await readTrail(addressOf(cluster))
  return { owned: Object.fromEntries(owned), free, ...trail }
}

function addressOf({ host, port, user }: StartedCluster) {
  return { host, port, user, database: 'postgres' }
}

/** The free numbers of each market, which a search holds for a moment. */
async function findFree(ask: Ask): Promise<Record<string, readonly string[]>> {
  const free: Record<string, readonly string[]> = {}
  for (const market of MARKET_NAMES) {
    const { search = '' } = (await ask({ kind: 'search', market, quantity: MARKETS[market].size })) ?? {}
    free[market] = (await ask({ kind: 'result', search }))?.numbers ?? []
    await ask({ kind: 'cancel', search })
  }
  return free
}
