import { MACHINE_CLOCK, type MachineClock } from '../../timing/machine-clock.ts'
import type { InventoryStore } from '../port/inventory-store.ts'
import { batchRunner, type StoreCall } from './batch.ts'
import { beginWith, type StockOrLater } from './begin-with.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { emptyInventory } from './empty-inventory.ts'
import { createEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import { storeOver } from './store-over.ts'
import { storeQueue } from './store-queue.ts'

/** The clocks are those of the machine where absent. */
export interface MemoryStoreOptions extends Partial<MachineClock> {
  /** The numbers to begin with; none if absent. */
  readonly stock?: StockOrLater
  /** The database to use, which is empty and is closed with the store; a new one in memory if absent. */
  readonly database?: SqliteDatabase
  /** See `createEngine`. */
  readonly onTimeAhead?: (leadMs: number) => void
}

/** The first inventory of a process is migrated, so that a server with one inventory starts no later. */
let isFirst = true

/** Opens a store that ends with the process. */
export async function openMemoryStore({
  stock = [],
  systemNow = MACHINE_CLOCK.systemNow,
  steadyNow = MACHINE_CLOCK.steadyNow,
  onTimeAhead,
  database = openDatabase(':memory:'),
}: MemoryStoreOptions = {}): Promise<InventoryStore> {
  // The default is a file for each statement journal, also of a database in memory.
  database.exec('PRAGMA temp_store = MEMORY')
  const engine = createEngine(database, { systemNow, steadyNow }, onTimeAhead)
  const beginning = beginWith(stock, () => engine, { systemNow })
  const needsSchema = !isFirst && beginning.copyOf === undefined
  migrate(database, 'The in-memory database', {
    ...beginning,
    ...(needsSchema && { schema: emptyInventory() }),
  })
  isFirst = false
  const runBatch = batchRunner(database, engine)
  const queue = storeQueue({
    run: async (calls: readonly StoreCall[]) => runBatch(calls),
    batchesInFlight: 1,
    capacity: Number.POSITIVE_INFINITY,
  })
  async function close(): Promise<void> {
    await queue.idle()
    database.close()
  }
  return storeOver(queue.execute, close, async () => queue.load())
}
