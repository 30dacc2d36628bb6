import { createPool } from './create-pool.ts'
import { migrate } from './migrate.ts'
import type { Connection } from './read-connection.ts'
import type { WaitNotice } from './tell-of-wait.ts'

/**
 * Brings the schema of a database up to this version; answers the names of the migrations that this call did,
 * without the migrations that another process did meanwhile.
 *
 * @throws StorageRefusedError if the database cannot be reached or used
 */
export async function migrateDatabase(
  connection: Connection,
  notice?: WaitNotice,
): Promise<readonly string[]> {
  const pool = createPool(connection, 1)
  try {
    return await migrate(pool, undefined, notice)
  } finally {
    await pool.end()
  }
}
