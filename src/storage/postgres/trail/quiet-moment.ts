import type { Query } from '../query.ts'
import { SHORT_WAIT } from './short-wait.ts'

/**
 * Locks with which a transaction begins, so that its first statement is executed while no command is under way. Each
 * transaction of a command reads `holdline_schema` first. The statements take no snapshot: the first one is that of the
 * statement after them (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES).
 *
 * The lock on `opening` stays: there is one archive at a time.
 */
export const QUIET_MOMENT = `
  LOCK TABLE opening IN EXCLUSIVE MODE NOWAIT;
  SAVEPOINT quiet;
  ${SHORT_WAIT};
  LOCK TABLE holdline_schema IN ACCESS EXCLUSIVE MODE;`

/** Ends the quiet moment: the lock that was taken after the savepoint is released, and the snapshot stays. */
export async function goOn(query: Query): Promise<void> {
  await query('ROLLBACK TO SAVEPOINT quiet')
}
