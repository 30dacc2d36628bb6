import { systemSleep } from '../../../timing/repeat.ts'
import type { ReplicaLoad } from '../../port/store-load.ts'
import { LATE_READS, type MethodOf, STORE_METHODS, type StoreMethod } from '../../port/store-methods.ts'
import { accessOf } from '../access.ts'
import { createPool, type StatementPool } from '../create-pool.ts'
import type { PostgresEngine } from '../engine.ts'
import { read } from '../read.ts'
import type { Connection } from '../read-connection.ts'
import { followReplica, type ReplicaNews } from './follow-replica.ts'
import { onReplica } from './on-replica.ts'
import { replicaFirst } from './replica-first.ts'

/** The replica that reads go to whose answers may be late. */
export interface ReplicaOptions {
  /** Where standbys of the inventory's database are reached. */
  readonly connection: Connection
  /** How late their answers may be, in milliseconds. */
  readonly maxLagMs: number
  /** Whom to tell when reads begin to go there, and when they end to; nobody if absent. */
  readonly tell?: (news: ReplicaNews) => void
}

/** How the store uses its replica. */
export interface Replica {
  /**
   * The method, which asks the replica first if its answer may be late.
   *
   * @param engine an engine of the replica's own: what an engine remembers is of one state of the inventory
   */
  first<M extends StoreMethod>(method: M, engine: PostgresEngine, onPrimary: MethodOf<M>): MethodOf<M>
  /** Asks the replica no more before it is clear that it is one of the database. */
  doubt(reason: string): void
  load(): ReplicaLoad
  close(): Promise<void>
}

export interface ReplicaSurroundings {
  readonly primary: StatementPool
  readonly poolSize: number
  readonly steadyNow: () => number
  readonly random: () => number
}

/**
 * Opens a replica, which need not be reachable yet.
 *
 * @throws StorageRefusedError if its URL cannot be used
 */
export function openReplica(
  { connection, maxLagMs, tell = () => {} }: ReplicaOptions,
  { primary, poolSize, steadyNow, random }: ReplicaSurroundings,
): Replica {
  const pool = createPool(connection, poolSize, { use: 'replica' })
  const followed = followReplica({
    askPrimary: (sql) => read(primary, sql),
    askReplica: (sql) => read(pool, sql),
    maxLagMs,
    steadyNow,
    sleep: systemSleep,
    tell,
  })
  return {
    first(method, engine, onPrimary) {
      if (!LATE_READS.has(method)) return onPrimary
      const access = onReplica(accessOf(STORE_METHODS[method], pool, random), followed)
      return replicaFirst(followed, engine[method](access), onPrimary)
    },
    doubt: (reason) => followed.failed(new Error(reason)),
    load: followed.load,
    async close() {
      await followed.stop()
      await pool.end()
    },
  }
}
