import type { ReplicaNews } from '../storage/postgres/replica/follow-replica.ts'
import type { RepeatingLog } from '../timing/repeat.ts'

/** Logs that reads begin to go to the replica, or go to the database itself instead. */
export function logReplica(log: RepeatingLog, news: ReplicaNews): void {
  if (news.used) {
    log.info({}, 'Browsing and area codes are read from the replica')
    return
  }
  log.warn(
    { reason: news.reason },
    'The replica is not used: browsing and area codes are read from the database itself until it can be',
  )
}
