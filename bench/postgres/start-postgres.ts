import { startCluster } from '../../test/support/postgres/start-cluster.ts'
import type { Bench } from '../scenarios/scenario.ts'
import type { PostgresAddress } from '../stock/place.ts'
import { query } from './query.ts'

/** A PostgreSQL of the benchmark's own, which is removed when the scenario is over. */
export interface Postgres {
  /** Makes an empty database. */
  createDatabase(name: string): Promise<PostgresAddress>
  /** The version and the settings, which a reader of the figures has to know. */
  readonly description: string
}

/**
 * The differences from PostgreSQL's defaults: memory as an operator would give it, and room in the log, so that
 * no checkpoint is forced into a round.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '2GB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
}

/**
 * Starts PostgreSQL, with commits that are durable; it answers on a Unix socket alone.
 *
 * @param more further settings
 */
export async function startPostgres(
  bench: Bench,
  more: Readonly<Record<string, string>> = {},
): Promise<Postgres> {
  const { host, port, user } = await bench.use(
    startCluster({ fsync: true, settings: { ...SETTINGS, ...more } }),
  )
  const at = (database: string): PostgresAddress => ({ host, port, user, database })
  const [version] = await query(at('postgres'), 'SHOW server_version')
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name} ${value}`)
  return {
    async createDatabase(name) {
      await query(at('postgres'), `CREATE DATABASE ${name}`)
      return at(name)
    },
    description:
      `PostgreSQL ${String(version?.['server_version']).split(' ', 1)}, over its Unix socket, ` +
      `fsync and synchronous_commit on, ${settings.join(', ')}`,
  }
}
