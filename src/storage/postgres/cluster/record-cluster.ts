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
    const [own = {}] = await transaction.query(READ_CLUSTER)
    if (clusterChange(cluster, toCluster(own)) !== undefined)
      throw new Error('This session is in another cluster')
    if (last === undefined || clusterChange(last, cluster) !== undefined)
      await addCluster(transaction, cluster)
    return last
  }
  // It is done once, and not again where an old PgBouncer does not know a prepared statement.
  return transact(pool, record, { prepared: false })
}
