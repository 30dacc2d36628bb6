import { UsageError } from '../usage-error.ts'

/**
 * Refuses a database of another schema: processes of an earlier version may serve from it, and do not expect a command to
 * change its schema.
 * @throws {UsageError}
 */
export async function requireMigrated(database: string): Promise<void> {
  // Loaded only here: most commands need no PostgreSQL.
  const { checkMigrations } = await import('../storage/postgres/check-migrations.ts')
  const { pending } = await checkMigrations(database)
  if (pending.length === 0) return
  throw new UsageError('The database has not the schema of this Holdline: run holdline migrate first')
}
