import type { StatementPool } from '../create-pool.ts'
import { addCluster, lockCluster } from '../tables/cluster-table.ts'
import { type Transaction, transact } from '../transaction.ts'
import { type Cluster, clusterChange, READ_CLUSTER, toCluster } from './cluster.ts'

/**
 * Writes in which cluster the inventory is, where it is not the last one that is written.
 *
 * @returns the last one; `undefined` if none was written
 * @throws Error if it cannot be written now, such as since the next session is in yet another one
 */
export function recordCluster(pool: StatementPool, cluster: Cluster): Promise<Cluster | undefined> {
  const record = async (transaction: Transaction) => {
    const last = await lockCluster(transaction)
    const [row = {}] = await transaction.query(READ_CLUSTER)
    const own = toCluster(row)
    if (clusterChange(cluster, own) !== undefined) throw new Error('This session is in another cluster')
    // The last one may have been written before it was known which copy it is.
    const isNew = last === undefined || clusterChange(last, own) !== undefined
    if (isNew || (last.copy === undefined && own.copy !== undefined)) await addCluster(transaction, own)
    return last
  }
  // It is done once, and not again where an old PgBouncer does not know a prepared statement.
  return transact(pool, record, { prepared: false })
}
