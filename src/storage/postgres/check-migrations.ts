import { isUnsuitable } from './connection/check-session.ts'
import { createPool, type PoolOptions } from './create-pool.ts'
import { inTransaction } from './in-transaction.ts'
import type { Connection } from './read-connection.ts'
import { type MigrationState, readMigrations } from './read-migrations.ts'
import { refusal } from './refusal.ts'

/**
 * Which migrations the database has, and which it still needs. It changes nothing, so that a standby can be asked where
 * no host can be written.
 *
 * @throws StorageRefusedError if the database cannot be reached or used
 */
export async function checkMigrations(connection: Connection): Promise<MigrationState> {
  try {
    return await ask(connection).catch((error: unknown) => {
      if (!isUnsuitable(error)) throw error
      return ask(connection, { session: 'any' })
    })
  } catch (error) {
    throw refusal(error)
  }
}

async function ask(connection: Connection, options?: PoolOptions): Promise<MigrationState> {
  const pool = createPool(connection, 1, options)
  try {
    return await inTransaction(pool, { first: 'SELECT 1' }, ({ query }) => readMigrations(query), {
      prepared: false,
    })
  } finally {
    await pool.end()
  }
}
