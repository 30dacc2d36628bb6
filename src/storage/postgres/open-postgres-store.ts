import type { InventoryStore } from '../port/inventory-store.ts'
import type { QueueLoad } from '../port/store-load.ts'
import { makeMethods, STORE_METHODS } from '../port/store-methods.ts'
import { accessOf } from './access.ts'
import { beginReadOnly } from './begin-read-only.ts'
import { checkMigrations } from './check-migrations.ts'
import { isUnsuitable } from './connection/check-session.ts'
import { createCalls } from './create-calls.ts'
import { createPool, type StatementPool } from './create-pool.ts'
import { createEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import type { Connection } from './read-connection.ts'
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
  /** Whom to tell that the opening waits for a lock of another session; nobody if absent. */
  readonly waitNotice?: WaitNotice
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
  const pool = await openMigrated(options, poolSize)

  let queues: () => readonly QueueLoad[] = () => []
  const engine = createEngine({
    queueCapacity,
    connections: poolSize,
    steadyNow,
    onQueues(load) {
      queues = load
    },
  })
  const { call, close } = createCalls(() => pool.end())
  const methods = makeMethods((method) => call(engine[method](accessOf(STORE_METHODS[method], pool, random))))
  const load = async () => ({
    queues: queues(),
    commits: pool.commits,
    files: [],
    connections: pool.load(),
  })
  return { ...methods, tidyBatch: TIDY_BATCH, load, close }
}

/** @throws StorageRefusedError if the database cannot be reached or used, or cannot be written and has to be migrated */
async function openMigrated(
  { connection, waitNotice }: PostgresStoreOptions,
  size: number,
): Promise<StatementPool> {
  const pool = createPool(connection, size)
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
