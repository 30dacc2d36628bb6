import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_INVENTORY, SQLITE_WORKER } from '../assets.ts'
import type { ClusterNews } from '../storage/port/cluster-news.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { ReplicaNews } from '../storage/postgres/replica/follow-replica.ts'
import type { FirstStock, StockOrLater } from '../storage/sqlite/begin-with.ts'
import { openFileStore, STORE_FILE } from '../storage/sqlite/open-file-store.ts'
import { openMemoryStore } from '../storage/sqlite/open-memory-store.ts'
import type { StorageThread } from '../storage/sqlite/storage-thread.ts'
import { describeDatabase } from './database-options.ts'
import type { ServeOptions } from './serve-options.ts'
import { waitNotice } from './wait-notice.ts'

/** The place of the inventory, for people: `in memory`, `in /a/holdline.db`, `in PostgreSQL …`. */
export function describeStore(options: ServeOptions): string {
  if (options.database !== undefined) return `in ${describeDatabase(options.database)}`
  const file = storeFile(options)
  return file === undefined ? 'in memory' : `in ${file}`
}

/** The directory of the embedded store, absolute; `undefined` where the inventory is in memory or in a database. */
export function dataDirectory({ inMemory, data, database }: ServeOptions): string | undefined {
  return inMemory || database !== undefined ? undefined : resolve(data)
}

/** The inventory's file, absolute; `undefined` where there is none. */
export function storeFile(options: ServeOptions): string | undefined {
  const directory = dataDirectory(options)
  return directory === undefined ? undefined : join(directory, STORE_FILE)
}

/** What the store tells while it opens and works. */
export interface StoreEvents {
  /** Called when the file store can do no further call. */
  readonly onFailure: (failure: Error) => void
  /**
   * Called when the system's clock was set back, with the milliseconds by which the time of an embedded store is ahead
   * of it; and with 0 when it has caught up.
   */
  readonly onTimeAhead: (leadMs: number) => void
  /** Called when the opening waits for another process that uses the database. */
  readonly onWait: (message: string) => void
  /** Called when reads begin to go to the replica of a database, and when they end to. */
  readonly onReplica: (news: ReplicaNews) => void
  /** Called when the inventory is in another PostgreSQL than before, or on another timeline. */
  readonly onCluster: (news: ClusterNews) => void
}

/**
 * Opens the inventory.
 * @param thread the thread of a file store, or the file from which to start one
 * @param stock the numbers of a new inventory
 * @throws {StorageRefusedError}
 */
export async function openStore(
  options: ServeOptions,
  { onFailure, onTimeAhead, onWait, onReplica, onCluster }: StoreEvents,
  thread: StorageThread | URL = SQLITE_WORKER,
  stock: StockOrLater = defaultStock(options),
): Promise<InventoryStore> {
  if (options.database !== undefined) {
    const { openPostgresStore } = await import('../storage/postgres/open-postgres-store.ts')
    const { database: connection, databaseReplica, maxReplicaLag, poolSize } = options
    const replica =
      databaseReplica === undefined
        ? undefined
        : { connection: databaseReplica, maxLagMs: maxReplicaLag * 1_000, tell: onReplica }
    return openPostgresStore({ connection, poolSize, replica, onCluster, waitNotice: waitNotice(onWait) })
  }
  const file = storeFile(options)
  return file === undefined
    ? openMemoryStore({ stock, onTimeAhead })
    : openFileStore({ stock, file, thread, onFailure, onTimeAhead })
}

/** The numbers that a new inventory begins with, where no seed has others. */
export function defaultStock({ stock }: Pick<ServeOptions, 'stock'>): FirstStock {
  return stock === 'default' ? { file: fileURLToPath(DEFAULT_INVENTORY) } : []
}

/** Removes the file of an inventory that nobody has open, with its log. */
export async function removeStore(file: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm'].map((end) => rm(`${file}${end}`, { force: true })))
}
