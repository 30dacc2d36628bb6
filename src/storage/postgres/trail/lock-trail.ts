import type { Query } from '../query.ts'
import { isLockedOut } from '../storage-fault.ts'
import { SHORT_WAIT } from './short-wait.ts'

/** How often the lock is asked for: what the transaction has done before may have taken minutes. */
const ATTEMPTS = 20

/**
 * Locks the trail for everybody else. Between two attempts the commands that have queued behind the wait go on.
 *
 * @throws an error of PostgreSQL if another session has a lock all the time
 */
export async function lockTrail(query: Query): Promise<void> {
  await query(SHORT_WAIT)
  for (let attempt = 1; ; attempt += 1) {
    await query('SAVEPOINT unlocked')
    try {
      await query('LOCK TABLE audit IN ACCESS EXCLUSIVE MODE')
      return
    } catch (error) {
      if (attempt === ATTEMPTS || !isLockedOut(error)) throw error
      await query('ROLLBACK TO SAVEPOINT unlocked')
    }
  }
}
