import { type Cluster, toCluster } from '../cluster/cluster.ts'
import type { Query } from '../query.ts'

/** The key of the advisory lock of those who add a cluster: the bytes "HLCL". */
const LOCK_KEY = 0x484c434c

const NEWEST = 'SELECT system, timeline, copy FROM cluster ORDER BY nth DESC LIMIT 1'

/** The name of the cluster in which the inventory is, as an expression in a statement; null if none is known. */
export const EPOCH = `
  (SELECT concat_ws('/', system, timeline, copy) FROM (${NEWEST}) AS newest)`

/** The cluster in which the inventory was last; no other transaction adds one until this one ends. */
export async function lockCluster({ query }: { readonly query: Query }): Promise<Cluster | undefined> {
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY])
  const [row] = await query(NEWEST)
  return row && toCluster(row)
}

export async function addCluster(
  { query }: { readonly query: Query },
  { system, timeline, copy }: Cluster,
): Promise<void> {
  await query(
    'INSERT INTO cluster (nth, system, timeline, copy) SELECT coalesce(max(nth), 0) + 1, $1, $2, $3 FROM cluster',
    [system, timeline, copy ?? null],
  )
}
