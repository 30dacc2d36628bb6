import type pg from 'pg'
import type { Row } from '../rows/row.ts'
import { answered } from './answered.ts'
import { ConnectionFault } from './storage-fault.ts'
import type { Transaction } from './transaction.ts'
import { DEFAULT_LIMITS, setLimits } from './transaction-limits.ts'

/** How long PostgreSQL keeps the locks of a process that has stopped in the middle, in milliseconds. */
const IDLE_LIMIT_MS = 10_000
/**
 * How long after its own limit PostgreSQL may take to say so, in milliseconds; then the connection is given
 * up.
 */
const GRACE_MS = 3_000

/**
 * Does `work` in one transaction that begins with the statement `first`, and gets the row that it answers.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  first: string,
  work: (query: Transaction['query'], row: Row) => Promise<T>,
  limits = DEFAULT_LIMITS,
): Promise<T> {
  const client = await answered(pool.connect())
  let broken = true
  try {
    // In one message. The limits hold for this transaction alone, so that a proxy may share the connection.
    const results: unknown = await answered(
      client.query(`
        BEGIN ISOLATION LEVEL READ COMMITTED;
        ${setLimits(limits)}
        SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT_MS};
        ${first}`),
    )
    const row: Row = Array.isArray(results) ? results.at(-1).rows[0] : {}
    const query: Transaction['query'] = async (text, values = []) => {
      const config = { text, values: [...values], query_timeout: limits.statementMs + GRACE_MS }
      const { rows } = await answered(client.query<Row>(config))
      return rows
    }
    const result = await work(query, row)
    const { command } = await answered(client.query('COMMIT'))
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back')
    broken = false
    return result
  } catch (error) {
    if (!(error instanceof ConnectionFault)) {
      await answered(client.query('ROLLBACK'))
      broken = false
    }
    throw error
  } finally {
    client.release(broken)
  }
}
