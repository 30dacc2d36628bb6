import type { Access } from '../access.ts'
import type { FollowedReplica } from './follow-replica.ts'
import { REPLAYED } from './wal-position.ts'

/**
 * Access to a replica whose every transaction first finds out how late it is: behind one address there may be several
 * standbys, of which another one was asked before.
 */
export function onReplica({ transact }: Access, { requireCurrent }: FollowedReplica): Access {
  const whenCurrent: Access['transact'] = (work, options) =>
    transact(async (transaction) => {
      const [row = {}] = await transaction.query(REPLAYED)
      requireCurrent(row)
      return work(transaction)
    }, options)
  return {
    read: (sql, parameters) => whenCurrent(({ query }) => query(sql, parameters)),
    transact: whenCurrent,
  }
}
