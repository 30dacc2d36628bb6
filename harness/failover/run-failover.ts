import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PAIR_USER, type PairMember } from '../../test/support/postgres/pair-member.ts'
import { type Pair, startPair } from '../../test/support/postgres/start-pair.ts'
import { createRandom } from '../../test/support/random.ts'
import { startTcpProxy, type TcpProxy } from '../../test/support/tcp-proxy.ts'
import { checkRun } from '../processes/checker/check-run.ts'
import type { Run } from '../processes/checker/run.ts'
import { type Fleet, startFleet } from '../processes/fleet.ts'
import { fleetConfiguration, letClientsWork } from '../processes/let-clients-work.ts'
import { loadStock } from '../processes/load-stock.ts'
import { writeLog } from '../processes/log-file.ts'
import { findMisplaced } from '../processes/read-stock.ts'
import { summarise } from '../processes/summary.ts'
import { verifyDatabase } from '../processes/verify-database.ts'
import { startTrailAudit } from './audit/start-trail-audit.ts'
import { forgetLost } from './forget-lost.ts'
import { checkReturns, type Return, returnsOf } from './returns.ts'
import { type DoneRound, outagesOf, runRounds } from './run-rounds.ts'
import { ROLE } from './stage.ts'
import { summariseRounds } from './summarise-rounds.ts'

export interface FailoverOptions {
  /** How long the clients work at the most. They stop after the last round. */
  readonly seconds: number
  /** The most rounds. */
  readonly rounds: number
  readonly clients: number
  readonly seed: number
  /** Only the rounds whose names have this text; all rounds if empty. */
  readonly only: string
  /** Whether commits wait for the standby, so that no answered change is lost. */
  readonly synchronous: boolean
  /** How long after the return of the database a process may still not serve, in milliseconds. */
  readonly budgetMs: number
  readonly report: (line: string) => void
  /** Another build of the program. */
  readonly main?: string
}

export interface FailoverSummary {
  readonly run: Run
  readonly rounds: readonly Return[]
  /** The faults, one line each. */
  readonly faults: readonly string[]
}

const PROCESSES = 4
/** A backend that was stopped may commit when it goes on, up to that long after its client has given up. */
const LATE_MS = 30_000
/** So few that all of them can be used up. */
const SETTINGS = { max_connections: '60' }

/** Lets clients work on one inventory while its PostgreSQL fails over, and has the checker judge their answers. */
export async function runFailover(options: FailoverOptions): Promise<FailoverSummary> {
  const { seed, seconds, clients, only, synchronous, budgetMs, report, main } = options
  const directory = mkdtempSync(join(tmpdir(), 'holdline-failover-'))
  const kind = synchronous ? 'a synchronous' : 'an asynchronous'
  report(
    `failover: seed ${seed}, ${PROCESSES} processes, ${clients} clients, ${kind} standby, at most ${seconds} s`,
  )
  let pair: Pair | undefined
  let proxies: readonly TcpProxy[] = []
  let fleet: Fleet | undefined
  let kept = true
  try {
    const servers = await startPair({ settings: SETTINGS })
    pair = servers
    await servers.primary().query(`CREATE ROLE ${ROLE} LOGIN; ALTER DATABASE postgres OWNER TO ${ROLE}`)
    await servers.synchronize(synchronous)
    proxies = await Promise.all(servers.members.map(({ port }) => startTcpProxy(port)))
    const database = urlOf(proxies)
    await loadStock(database, directory, main)
    const config = join(directory, 'holdline.json')
    writeFileSync(config, JSON.stringify(fleetConfiguration()))
    const other = main !== undefined && { main }
    const started = await startFleet({ size: PROCESSES, directory, database, config, ...other })
    fleet = started

    let rounds: readonly DoneRound[] = []
    const whole = await letClientsWork({
      ...{ seed, clients, seconds, fleet: started },
      terms: { lateMs: LATE_MS, recoveryMs: budgetMs },
      endsWithOutages: true,
      database: () => addressOf(servers.primary()),
      async disturb(now, isOver) {
        const stage = {
          pair: servers,
          proxies,
          fleet: started,
          synchronous,
          random: createRandom(-seed),
          now,
        }
        const audit = synchronous ? undefined : startTrailAudit(stage, directory)
        const more = audit && { audit }
        try {
          rounds = await runRounds(stage, { most: options.rounds, only, isOver, report, ...more })
        } finally {
          await audit?.stop()
        }
        return outagesOf(rounds)
      },
    })

    const run = forgetLost(whole, rounds, PROCESSES)
    const returns = returnsOf(rounds, whole.attempts, PROCESSES)
    // What was forgotten counts as cut off, and the processes of it had no outage.
    const counted = { ...run, outages: whole.outages }
    for (const line of [...summarise(counted), ...summariseRounds(returns)]) report(line)
    const faults = [
      ...checkRun(run),
      ...checkReturns(returns, budgetMs),
      ...rounds.flatMap((round) => round.audit?.faults ?? []),
      ...(await findMisplaced(addressOf(servers.primary()))),
      ...(await verifyDatabase(addressOf(servers.primary()))),
    ]
    kept = faults.length > 0
    if (kept) {
      writeLog(join(directory, 'log.ndjson'), run)
      writeFileSync(join(directory, 'servers.log'), fleet.logs())
      report(`${faults.length} faults; log.ndjson and servers.log are in ${directory}`)
    }
    return { run, rounds: returns, faults }
  } finally {
    await fleet?.close()
    await Promise.all(proxies.map((proxy) => proxy.close()))
    await pair?.stop()
    if (!kept) rmSync(directory, { recursive: true, force: true })
  }
}

/** The URL of the processes, with both hosts in it. */
function urlOf(proxies: readonly TcpProxy[]): string {
  const hosts = proxies.map(({ port }) => `127.0.0.1:${port}`).join(',')
  return `postgres://${ROLE}@${hosts}/postgres?sslmode=disable&target_session_attrs=read-write`
}

function addressOf({ host, port }: PairMember) {
  return { host, port, user: PAIR_USER, database: 'postgres' }
}
