import { createPool } from './create-pool.ts'
import { inTransaction } from './in-transaction.ts'
import type { Connection } from './read-connection.ts'
import { type MigrationState, readMigrations } from './read-migrations.ts'
import { refusal } from './refusal.ts'

/**
 * Which migrations the database has, and which it still needs. It changes nothing.
 *
 * @throws StorageRefusedError if the database cannot be reached or used
 */
export async function checkMigrations(connection: Connection): Promise<MigrationState> {
  const pool = createPool(connection, 1)
  try {
    return await inTransaction(pool, { first: 'SELECT 1' }, ({ query }) => readMigrations(query), {
      prepared: false,
    })
  } catch (error) {
    throw refusal(error)
  } finally {
    await pool.end()
  }
}
