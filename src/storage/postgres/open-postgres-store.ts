import type { ClusterNews } from '../port/cluster-news.ts'
import type { InventoryStore } from '../port/inventory-store.ts'
import type { QueueLoad } from '../port/store-load.ts'
import { makeMethods, STORE_METHODS } from '../port/store-methods.ts'
import { accessOf } from './access.ts'
import { beginReadOnly } from './begin-read-only.ts'
import { checkMigrations } from './check-migrations.ts'
import type { Cluster } from './cluster/cluster.ts'
import { recordCluster } from './cluster/record-cluster.ts'
import { type ClusterWatch, watchCluster } from './cluster/watch-cluster.ts'
import { isUnsuitable } from './connection/check-session.ts'
import { createCalls } from './create-calls.ts'
import { createPool, type StatementPool } from './create-pool.ts'
import { createEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import type { Connection } from './read-connection.ts'
import {
  openReplica,
  type Replica,
  type ReplicaOptions,
  type ReplicaSurroundings,
} from './replica/open-replica.ts'
import type { WaitNotice } from './tell-of-wait.ts'

/** No call waits for the rows that a batch removes, and a batch of 200 takes more than a quarter as long. */
const TIDY_BATCH = 5_000

export interface PostgresStoreOptions {
  /**
   * A URL, `postgres://user@host/database`, or settings. What a URL leaves out is taken from a service, from the `PG*`
   * variables and from the user's files, as libpq does.
   */
  readonly connection: Connection
  /** The most connections; 10 if absent. More than 20 are no faster. */
  readonly poolSize?: number
  /** Standbys that answer reads which may be late, over as many connections again; none if absent. */
  readonly replica?: ReplicaOptions | undefined
  /** Whom to tell that the opening waits for a lock of another session; nobody if absent. */
  readonly waitNotice?: WaitNotice
  /** Whom to tell that the inventory is in another PostgreSQL than before; nobody if absent. */
  readonly onCluster?: ((news: ClusterNews) => void) | undefined
  /** How many holds may wait to be done; 10,000 if absent. */
  readonly queueCapacity?: number
  /**
   * Milliseconds that only go forward, for hints and waiting times; the inventory's time is PostgreSQL's.
   */
  readonly steadyNow?: () => number
  /** A number from 0 to 1, for the pauses before retries. */
  readonly random?: () => number
}

/**
 * Opens the inventory in a PostgreSQL database, migrated. Any number of processes may have it open. Where no host can be
 * written, the calls of the store fail until one can.
 *
 * @throws StorageRefusedError if the database cannot be reached or used
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<InventoryStore> {
  const { poolSize = 10, queueCapacity = 10_000 } = options
  const { steadyNow = () => performance.now(), random = Math.random } = options
  let watch: ClusterWatch | undefined
  let first: Cluster | undefined
  // The first sessions are there before the tables in which clusters are written.
  const onCluster = (cluster: Cluster) => {
    if (watch === undefined) first = cluster
    else void watch.see(cluster)
  }
  const pool = await openMigrated(options, poolSize, onCluster)
  const surroundings = { primary: pool, poolSize, steadyNow, random }
  const replica = options.replica && (await openReplicaOrEnd(options.replica, surroundings))

  let queues: () => readonly QueueLoad[] = () => []
  function begin() {
    const engineWith = (onQueues: (load: () => readonly QueueLoad[]) => void) =>
      createEngine({ queueCapacity, connections: poolSize, steadyNow, onQueues })
    const engine = engineWith((load) => {
      queues = load
    })
    const ofReplica = engineWith(() => {})
    return makeMethods((method) => {
      const onPrimary = engine[method](accessOf(STORE_METHODS[method], pool, random))
      return replica === undefined ? onPrimary : replica.first(method, ofReplica, onPrimary)
    })
  }
  let current = begin()

  watch = watchCluster({
    record: (cluster) => recordCluster(pool, cluster),
    tell(news) {
      // What an engine remembers is of another inventory, or of a time that is gone.
      if (news.change !== 'promoted') current = begin()
      replica?.doubt('the database is in another PostgreSQL than before')
      options.onCluster?.(news)
    },
  })
  if (first !== undefined) await watch.see(first)

  const { call, close } = createCalls(async () => {
    await Promise.all([pool.end(), replica?.close()])
  })
  const methods = makeMethods((method) => call((...parameters) => current[method](...parameters)))
  const load = async () => ({
    queues: queues(),
    commits: pool.commits,
    files: [],
    connections: pool.load(),
    ...(replica !== undefined && { replica: replica.load() }),
  })
  return { ...methods, tidyBatch: TIDY_BATCH, load, close }
}

/** @throws StorageRefusedError if the URL of the replica cannot be used; the primary's connections are ended then */
async function openReplicaOrEnd(
  options: ReplicaOptions,
  surroundings: ReplicaSurroundings,
): Promise<Replica> {
  try {
    return openReplica(options, surroundings)
  } catch (error) {
    await surroundings.primary.end()
    throw error
  }
}

/** @throws StorageRefusedError if the database cannot be reached or used, or cannot be written and has to be migrated */
async function openMigrated(
  { connection, waitNotice }: PostgresStoreOptions,
  size: number,
  onCluster: (cluster: Cluster) => void,
): Promise<StatementPool> {
  const pool = createPool(connection, size, { onCluster })
  try {
    await migrate(pool, undefined, waitNotice)
    return pool
  } catch (error) {
    // A host that cannot be written may be promoted, so that there is something to wait for.
    if (isUnsuitable(error) && (await isMigrated(connection))) {
      return beginReadOnly(pool, createPool(connection, 1, { session: 'any' }))
    }
    await pool.end()
    throw error
  }
}

async function isMigrated(connection: Connection): Promise<boolean> {
  const { pending } = await checkMigrations(connection).catch(() => ({ pending: ['unknown'] }))
  return pending.length === 0
}
