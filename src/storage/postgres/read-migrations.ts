import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { integer, optionalText, text } from '../rows/row.ts'
import { CLUSTER_COPIES, MIGRATIONS, type Migrations } from './migrations/index.ts'
import type { Query } from './query.ts'
import { EPOCH } from './tables/cluster-table.ts'

/** The migrations that a database has, of the ones that this Holdline knows. */
export interface MigrationState {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
  /** The PostgreSQL in which the inventory was last, and its timeline; absent where none is known. */
  readonly epoch?: string
}

/**
 * The oldest version of PostgreSQL that has every feature that this store uses
 * (https://www.postgresql.org/support/versioning/).
 */
const OLDEST_SERVER = 14

/**
 * `to_regclass` would answer from a cache. A connection that was used before, as PgBouncer's are, does not
 * renew its cache after it has waited for the lock.
 */
const SELECT_SERVER = `
  WITH visible AS (SELECT relname::text AS name FROM pg_class WHERE pg_table_is_visible(oid))
  SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
    EXISTS (SELECT FROM visible WHERE name = 'holdline_schema') AS ours,
    (SELECT coalesce(string_agg(name, ', '), '') FROM visible WHERE name = ANY ($1::text[])) AS taken`

/**
 * The migrations that are done and left to do. It changes nothing.
 *
 * @throws StorageRefusedError if the database is another program's, or of a Holdline that this one cannot run
 *   beside
 */
export async function readMigrations(query: Query, migrations = MIGRATIONS): Promise<MigrationState> {
  const known = Object.keys(migrations).sort()
  const [server = {}] = await query(SELECT_SERVER, [tablesOf(migrations)])
  if (integer(server, 'number') < OLDEST_SERVER * 10_000) {
    throw new StorageRefusedError(
      `PostgreSQL cannot be used: its version ${text(server, 'version')} is too old: use PostgreSQL ${OLDEST_SERVER} or newer`,
    )
  }
  if (server['ours'] !== true) {
    const taken = text(server, 'taken')
    if (taken === '') return { applied: [], pending: known }
    throw new StorageRefusedError(
      `The database holds tables of another program (${taken}): give Holdline a database of its own`,
    )
  }
  const rows = await query('SELECT name FROM kysely_migration ORDER BY name')
  const applied = rows.map((row) => text(row, 'name'))
  const [schema = {}] = await query('SELECT compatible_since FROM holdline_schema')
  const compatibleSince = text(schema, 'compatible_since')
  const newest = applied.findLast((name) => !known.includes(name))
  if (newest !== undefined && (known.at(-1) ?? '') < compatibleSince) {
    throw new StorageRefusedError(
      `The database was migrated by a newer Holdline (it has the migration ${newest}): upgrade Holdline`,
    )
  }
  const [head = {}] = applied.includes(CLUSTER_COPIES) ? await query(`SELECT ${EPOCH} AS epoch`) : []
  const pending = known.filter((name) => !applied.includes(name))
  return { applied, pending, ...optionalText(head, 'epoch', 'epoch') }
}

/** The names of the tables, none of which an empty database has. */
function tablesOf(migrations: Migrations): string[] {
  const scripts = Object.values(migrations).map(({ script }) => script)
  const created = [...scripts.join().matchAll(/CREATE TABLE (\w+)/g)].flatMap(([, name = '']) => name)
  return ['kysely_migration', ...created]
}
