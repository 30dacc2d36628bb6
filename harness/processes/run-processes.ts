import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type StartedCluster, startCluster } from '../../test/support/postgres/start-cluster.ts'
import { createRandom } from '../../test/support/random.ts'
import { HOLDLINE } from '../../test/support/run-holdline.ts'
import { checkRun } from './checker/check-run.ts'
import type { Run } from './checker/run.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { fleetConfiguration, letClientsWork } from './let-clients-work.ts'
import { loadStock } from './load-stock.ts'
import { writeLog } from './log-file.ts'
import { runNemesis } from './nemesis.ts'
import { findMisplaced } from './read-stock.ts'
import { summarise } from './summary.ts'
import { type Upgrade, upgradeOneByOne } from './upgrade.ts'
import { verifyDatabase } from './verify-database.ts'

export interface ProcessesOptions {
  readonly seconds: number
  readonly clients: number
  readonly seed: number
  /** Whether processes are killed and PostgreSQL is crashed meanwhile. */
  readonly kill: boolean
  readonly report: (line: string) => void
  /** Another build of the program. */
  readonly main?: string
  /**
   * An older build of the program, with which the processes begin: they are replaced one after another meanwhile. The
   * operator's people stay away, since the older build may not have their operations.
   */
  readonly upgradeFrom?: string
}

export interface ProcessesSummary {
  readonly run: Run
  /** The faults, one line each. */
  readonly faults: readonly string[]
  /** What the processes have logged. */
  readonly logs: string
  /** Present if the processes were upgraded. */
  readonly upgrade?: Upgrade
}

const PROCESSES = 4
/** A commit may be under way when its client gives up, and a process may find out late that the database is back. */
const TERMS = { lateMs: 5_000, recoveryMs: 1_000 }
/** How many of the operator's people are at work. */
const OPERATORS = 4

/**
 * Lets clients work on one inventory through four server processes, and has the checker judge their answers.
 */
export async function runProcesses(options: ProcessesOptions): Promise<ProcessesSummary> {
  const { seed, seconds, clients, kill, report, main, upgradeFrom } = options
  const directory = mkdtempSync(join(tmpdir(), 'holdline-processes-'))
  report(
    `processes: seed ${seed}, ${PROCESSES} processes, ${clients} clients, ${seconds} s${kill ? ', with kills' : ''}` +
      (upgradeFrom === undefined ? '' : ', with an upgrade'),
  )
  let cluster: StartedCluster | undefined
  let fleet: Fleet | undefined
  let kept = true
  try {
    cluster = await startCluster()
    const { host, port, user, crash } = cluster
    const address = { host, port, user, database: 'postgres' }
    const database = `postgres://${user}@${encodeURIComponent(host)}:${port}/postgres`
    const firstBuild = upgradeFrom ?? main
    await loadStock(database, directory, firstBuild)
    const config = join(directory, 'holdline.json')
    writeFileSync(config, JSON.stringify(fleetConfiguration()))
    const started = await startFleet({
      size: PROCESSES,
      directory,
      database,
      config,
      ...(firstBuild !== undefined && { main: firstBuild }),
    })
    fleet = started
    let upgrade: Upgrade | undefined
    const run = await letClientsWork({
      ...{ seed, clients, seconds, fleet: started, terms: TERMS },
      operators: upgradeFrom === undefined ? OPERATORS : 0,
      hasSip: upgradeFrom === undefined,
      database: () => address,
      async disturb(now, isOver) {
        if (upgradeFrom !== undefined) {
          const pauseMs = (seconds * 1_000) / (PROCESSES + 1)
          const newer = main ?? HOLDLINE
          upgrade = await upgradeOneByOne({
            ...{ fleet: started, size: PROCESSES, main: newer, pauseMs, now },
            database: address,
          })
          return upgrade.outages
        }
        const nemesis = { fleet: started, size: PROCESSES, random: createRandom(-seed), now }
        return kill ? runNemesis({ ...nemesis, crashDatabase: crash }, isOver) : []
      },
    })

    for (const line of summarise(run)) report(line)
    const faults = [
      ...checkRun(run),
      ...(await findMisplaced(address)),
      ...(await verifyDatabase(address)),
      ...(upgrade?.faults ?? []),
    ]
    kept = faults.length > 0
    if (kept) {
      writeLog(join(directory, 'log.ndjson'), run)
      writeFileSync(join(directory, 'servers.log'), fleet.logs())
      report(`${faults.length} faults; log.ndjson and servers.log are in ${directory}`)
    }
    return { run, faults, logs: fleet.logs(), ...(upgrade !== undefined && { upgrade }) }
  } finally {
    await fleet?.close()
    await cluster?.stop()
    if (!kept) rmSync(directory, { recursive: true, force: true })
  }
}
