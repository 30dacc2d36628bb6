import type { ClusterChange } from '../../port/cluster-news.ts'
import { integer, optionalText, type Row, text } from '../../rows/row.ts'
import { sqlState } from '../storage-fault.ts'

/** Which PostgreSQL answers, and on which timeline of its log. */
export interface Cluster {
  /**
   * The number that PostgreSQL drew when its data directory was made, and which its standbys share
   * (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CONTROLDATA); beyond 2^53.
   */
  readonly system: string
  /** A promotion begins the next one, and so does a recovery to a point in time. */
  readonly timeline: number
  /**
   * Which copy of the inventory this is, of those that one PostgreSQL may have: the object identifiers of its database
   * and of its table `cluster`. A restored dump has others, also in a database of the same name; a renamed database, a
   * standby and a base backup have the same. Absent before the table is there, and where an older version wrote.
   */
  readonly copy?: string
}

/**
 * The timeline is in the name of the file that the log is written to. The control file would say it only after the first
 * checkpoint. Everybody may call these functions, unless the right was taken from them.
 */
export const READ_CLUSTER = `
  SELECT system_identifier::text AS system,
    ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int AS timeline,
    (SELECT oid FROM pg_database WHERE datname = current_database()) || '.' || to_regclass('cluster')::oid AS copy
  FROM pg_control_system()`

export function toCluster(row: Row): Cluster {
  return {
    system: text(row, 'system'),
    timeline: integer(row, 'timeline'),
    ...optionalText(row, 'copy', 'copy'),
  }
}

/**
 * @param ask executes a statement
 * @returns `undefined` if the server does not tell it: the role may not ask, or the server is a standby
 */
export async function readCluster(
  ask: (sql: string) => Promise<readonly Row[]>,
): Promise<Cluster | undefined> {
  try {
    const [row = {}] = await ask(READ_CLUSTER)
    return toCluster(row)
  } catch (error) {
    if (sqlState(error) !== undefined) return undefined
    throw error
  }
}

/** What has happened to the inventory's PostgreSQL between two sessions; `undefined` if nothing has. */
export function clusterChange(before: Cluster, now: Cluster): ClusterChange | undefined {
  if (before.system !== now.system) return 'moved'
  if (before.copy !== undefined && now.copy !== undefined && before.copy !== now.copy) return 'restored'
  if (before.timeline === now.timeline) return undefined
  return before.timeline < now.timeline ? 'promoted' : 'set back'
}

/** The name that operators see. In SQL it is `EPOCH`. */
export function clusterName({ system, timeline, copy }: Cluster): string {
  return [system, timeline, ...(copy === undefined ? [] : [copy])].join('/')
}
