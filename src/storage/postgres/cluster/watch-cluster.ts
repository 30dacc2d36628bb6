import type { ClusterNews } from '../../port/cluster-news.ts'
import { type Cluster, clusterChange } from './cluster.ts'

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

  async function compare(before: Cluster | undefined, now: Cluster): Promise<void> {
    const written = await record(now)
    for (const earlier of [before, written]) {
      const change = earlier && clusterChange(earlier, now)
      if (earlier === undefined || change === undefined) continue
      tell({ change, epoch: nameOf(now), before: nameOf(earlier) })
      return
    }
  }

  return {
    async see(cluster) {
      const before = last
      if (before !== undefined && clusterChange(before, cluster) === undefined) return
      last = cluster
      try {
        await compare(before, cluster)
      } catch {
        // The next session tries again.
        if (last === cluster) last = before
      }
    },
  }
}

function nameOf({ system, timeline }: Cluster): string {
  return `${system}/${timeline}`
}
