import { within } from '../../../timing/within.ts'
import { type FollowedReplica, LateReplicaError, REPLICA_LIMIT_MS } from './follow-replica.ts'

/** A method that asks the replica where that is possible, and otherwise, or where that fails, at once the primary. */
export function replicaFirst<P extends unknown[], T>(
  { isUsable, failed }: FollowedReplica,
  askReplica: (...parameters: P) => Promise<T>,
  askPrimary: (...parameters: P) => Promise<T>,
): (...parameters: P) => Promise<T> {
  return async (...parameters) => {
    if (!isUsable()) return askPrimary(...parameters)
    try {
      return await within(askReplica(...parameters), REPLICA_LIMIT_MS, 'it does not answer')
    } catch (error) {
      if (!(error instanceof LateReplicaError)) failed(error)
      return askPrimary(...parameters)
    }
  }
}
