import type { StatementPool } from './create-pool.ts'
import { inTransaction } from './in-transaction.ts'
import { MIGRATIONS, type Migrations } from './migrations/index.ts'
import type { Query } from './query.ts'
import { readMigrations } from './read-migrations.ts'
import { refusal } from './refusal.ts'
import { KEEP_OTHERS_OUT } from './tables/clock-table.ts'
import { tellOfWait, type WaitNotice } from './tell-of-wait.ts'
import { LONG_LIMITS } from './transaction-limits.ts'
import { withRetries } from './with-retries.ts'

/** The key of the advisory lock of migrations: the bytes "HLDL". */
const LOCK_KEY = 0x484c444c

/**
 * Brings the schema up to this version. Of several processes that start together, one migrates and the other processes
 * wait for it. The lock is the transaction's, not the session's, so that it works through PgBouncer. Processes that are
 * at work meanwhile wait for the migration too, before each transaction. A deadlock is possible all the same, with a read
 * of an older Holdline, and the migration is tried again then.
 *
 * @param migrations the migrations that this Holdline knows
 * @param random a number from 0 to 1
 * @param notice whom to tell that another session has a lock for long
 * @returns the names of the migrations that it did
 * @throws StorageRefusedError if the database cannot be reached, is another program's, or of a Holdline that
 *   this one cannot run beside
 */
export async function migrate(
  pool: StatementPool,
  migrations = MIGRATIONS,
  notice?: WaitNotice,
  random: () => number = Math.random,
): Promise<readonly string[]> {
  const attempt = () =>
    inTransaction(pool, { first: 'SELECT 1' }, ({ query }) => runMigrations(query, migrations, notice), {
      limits: LONG_LIMITS,
      prepared: false,
    })
  try {
    return await withRetries(attempt, random)
  } catch (error) {
    throw refusal(error)
  }
}

async function runMigrations(
  query: Query,
  migrations: Migrations,
  notice: WaitNotice | undefined,
): Promise<readonly string[]> {
  await tellOfWait(
    query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]),
    'Waiting for another process, which migrates the database',
    notice,
  )
  const { applied, pending } = await tellOfWait(
    readMigrations(query, migrations),
    'Waiting for another session, which has locked the tables of the inventory',
    notice,
  )
  if (pending.length > 0 && applied.length === 0) await createTables(query)
  if (pending.length > 0 && applied.length > 0) {
    await tellOfWait(
      query(KEEP_OTHERS_OUT),
      'A migration waits for another session, which has the database open',
      notice,
    )
  }
  for (const name of pending) {
    const migration = migrations[name]
    if (migration === undefined) continue
    await tellOfWait(
      query(migration.script),
      `The migration ${name} is under way; it may be waiting for a lock of another session`,
      notice,
    )
    await query('INSERT INTO kysely_migration (name, timestamp) VALUES ($1, now()::text)', [name])
    // A late migration, with a correction of an older release, must not undo the value of a newer migration.
    await query('UPDATE holdline_schema SET compatible_since = greatest(compatible_since, $1)', [
      migration.compatibleSince,
    ])
  }
  return pending
}

/** The table of names is the one that Kysely's migrator keeps (https://kysely.dev/docs/migrations). */
async function createTables(query: Query): Promise<void> {
  await query('CREATE TABLE kysely_migration (name text PRIMARY KEY, timestamp text NOT NULL)')
  await query(`
    CREATE TABLE holdline_schema (
      id integer PRIMARY KEY CHECK (id = 1),
      -- The last migration that the oldest Holdline knows which may run on this schema.
      compatible_since text COLLATE "C" NOT NULL
    )`)
  await query("INSERT INTO holdline_schema (id, compatible_since) VALUES (1, '')")
}
