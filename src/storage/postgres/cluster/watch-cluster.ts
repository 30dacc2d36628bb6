import type { ClusterNews } from '../../port/cluster-news.ts'
import { type Cluster, clusterChange, clusterName } from './cluster.ts'

/** Watches whether the sessions of this process are all in one cluster. */
export interface ClusterWatch {
  /** A new session is in this cluster. Resolves when that is compared and written; never rejects. */
  see(cluster: Cluster): Promise<void>
}

export interface WatchOptions {
  /**
   * Writes the cluster beside the inventory, where it is not the last one.
   *
   * @returns the last one
   */
  readonly record: (cluster: Cluster) => Promise<Cluster | undefined>
  readonly tell: (news: ClusterNews) => void
}

/**
 * A cluster is compared with that of the session before, and with the one that is written in the inventory: a copy of
 * the inventory from an earlier time has an earlier one written in it, which is its own.
 */
export function watchCluster({ record, tell }: WatchOptions): ClusterWatch {
  let last: Cluster | undefined
  /** Whether the last one is written, or is being written. */
  let isWritten = false
  let told: string | undefined

  function compare(before: Cluster | undefined, now: Cluster): void {
    const change = before && clusterChange(before, now)
    const epoch = clusterName(now)
    if (before === undefined || change === undefined || told === epoch) return
    told = epoch
    tell({ change, epoch, before: clusterName(before) })
  }

  return {
    async see(cluster) {
      const before = last
      const isSame = before !== undefined && clusterChange(before, cluster) === undefined
      // The first session is there before the table, and does not tell which copy it is.
      last = cluster
      if (isSame && isWritten) return
      isWritten = true
      try {
        // At once, before the session is used: what this process remembers may be of another inventory.
        compare(before, cluster)
        compare(await record(cluster), cluster)
      } catch {
        // The next session tries again.
        if (clusterChange(last, cluster) === undefined) isWritten = false
      }
    },
  }
}
