import type { Instant } from '../../numbering/instant.ts'
import type { InventoryStore } from '../port/inventory-store.ts'
import { batchRunner, type StoreCall } from './batch.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { createEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import { storeOver } from './store-over.ts'
import { storeQueue } from './store-queue.ts'

export interface MemoryStoreOptions {
  /** A database file with the stock to begin with; none if absent. */
  readonly image?: string
  /** The system's time, in milliseconds. */
  readonly systemNow: () => Instant
}

/** Opens a store that ends with the process. */
export async function openMemoryStore({ image, systemNow }: MemoryStoreOptions): Promise<InventoryStore> {
  const database = openDatabase(':memory:')
  // The default is a file for each statement journal, also of a database in memory.
  database.exec('PRAGMA temp_store = MEMORY')
  migrate(database, 'The in-memory database')
  if (image !== undefined) copyStock(database, image)
  const engine = createEngine(database, systemNow)
  const runBatch = batchRunner(database, engine)
  const queue = storeQueue({
    run: async (calls: readonly StoreCall[]) => runBatch(calls),
    batchesInFlight: 1,
    capacity: Number.POSITIVE_INFINITY,
  })
  return storeOver(queue.execute, async () => {
    await queue.idle()
    database.close()
  })
}

/** libsql can neither open a file's bytes in memory nor back up into it, so the rows are copied. */
function copyStock(database: SqliteDatabase, image: string): void {
  database.prepare('ATTACH ? AS image').run(image)
  database.exec(`
    BEGIN;
    INSERT INTO stock SELECT * FROM image.stock;
    INSERT INTO number SELECT * FROM image.number;
    INSERT INTO block SELECT * FROM image.block;
    INSERT INTO audit SELECT * FROM image.audit;
    COMMIT;
    DETACH image;`)
}
