import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { portOf } from '../tcp-proxy.ts'
import { withClockAhead } from '../with-clock-ahead.ts'
import { findMachineBinaries } from './find-binaries.ts'
import { createMember, PAIR_USER, type PairMember } from './pair-member.ts'

/** A primary and its standby. */
export interface Pair {
  /** In the order of their making. */
  readonly members: readonly [PairMember, PairMember]
  primary(): PairMember
  standby(): PairMember
  /** Whether the commits of the primary wait for the standby; resolves when they do. */
  synchronize(on: boolean): Promise<void>
  /** Makes the standby the primary, which commits alone, and resolves when it can be written. */
  promote(): Promise<void>
  /** Makes the member that is not the primary a new copy of it, and resolves when it follows. */
  rebuildStandby(): Promise<void>
  stop(): Promise<void>
}

export interface PairOptions {
  /** More settings of both servers. */
  readonly settings?: Readonly<Record<string, string>>
  /** How far the clock of the first standby is ahead of the machine's, in seconds; 0 if absent. */
  readonly standbyAheadSeconds?: number
}

/** The name by which the primary knows its standby. */
const STANDBY = 'standby'
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  max_connections: '100',
  shared_buffers: '64MB',
  wal_receiver_status_interval: '1s',
  wal_retrieve_retry_interval: '200ms',
}

/** Starts a primary and a synchronous standby with the machine's PostgreSQL, each in a directory of its own. */
export async function startPair({ settings = {}, standbyAheadSeconds = 0 }: PairOptions = {}): Promise<Pair> {
  const binaries = findMachineBinaries('initdb', 'postgres', 'pg_basebackup')
  if (binaries === undefined) throw new Error('There is no pg_basebackup: apt-get install -y postgresql-15')
  const create = async (before?: readonly string[]) =>
    createMember(await freePort(), binaries, { ...SETTINGS, ...settings }, before)
  const shifted = standbyAheadSeconds === 0 ? [] : withClockAhead(standbyAheadSeconds)
  const members: Pair['members'] = [await create(), await create(shifted)]
  let [primary, standby] = members

  async function synchronize(on: boolean) {
    primary.configure(on ? { synchronous_standby_names: STANDBY } : {})
    await primary.query('SELECT pg_reload_conf()')
    await until("SELECT FROM pg_stat_replication WHERE sync_state = 'sync'", on)
  }

  async function until(sql: string, present = true) {
    while ((await primary.query(sql)).length > 0 !== present) await delay(20)
  }

  async function rebuildStandby() {
    const { host, port } = primary
    rmSync(standby.data, { recursive: true, force: true })
    const from = ['-h', host, '-p', String(port), '-U', PAIR_USER]
    await standby.run(
      'pg_basebackup',
      '-D',
      standby.data,
      ...from,
      '--checkpoint=fast',
      '--no-sync',
      '--write-recovery-conf',
    )
    const upstream = `host=${host} port=${port} user=${PAIR_USER} application_name=${STANDBY}`
    standby.configure({ primary_conninfo: upstream })
    await standby.restart()
    await until("SELECT FROM pg_stat_replication WHERE state = 'streaming'")
  }

  async function stop() {
    await Promise.all(members.map((member) => member.stop()))
  }

  try {
    const ways = ['-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    await primary.run('initdb', '-D', primary.data, '-U', PAIR_USER, ...ways)
    await primary.restart()
    await rebuildStandby()
    await synchronize(true)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    members,
    primary: () => primary,
    standby: () => standby,
    synchronize,
    rebuildStandby,
    stop,
    async promote() {
      standby.configure({})
      await standby.query('SELECT pg_promote()')
      ;[primary, standby] = [standby, primary]
    },
  }
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}
