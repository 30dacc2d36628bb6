import type pg from 'pg'
import type { Row } from '../rows/row.ts'
import { answered } from './answered.ts'
import type { Query } from './query.ts'
import { ConnectionFault } from './storage-fault.ts'
import { answerLimit, DEFAULT_LIMITS, setLimits, type TransactionLimits } from './transaction-limits.ts'

/**
 * How long PostgreSQL keeps the locks of a process that has stopped in the middle of a transaction, in
 * milliseconds.
 */
const IDLE_LIMIT_MS = 10_000

export interface InTransactionOptions {
  readonly limits?: TransactionLimits | undefined
  /** Whether PostgreSQL refuses every write in it. */
  readonly readOnly?: boolean
}

/** Does `work` in one transaction. `first` is its first statement, whose row `work` gets. */
export async function inTransaction<T>(
  pool: pg.Pool,
  first: string,
  work: (query: Query, row: Row) => Promise<T>,
  { limits = DEFAULT_LIMITS, readOnly = false }: InTransactionOptions = {},
): Promise<T> {
  const client = await answered(pool.connect())
  let broken = true
  try {
    // All in one message. The limits are those of this transaction alone, so that a proxy may share the
    // connection.
    const results: unknown = await answered(
      client.query(`
        BEGIN ISOLATION LEVEL READ COMMITTED${readOnly ? ' READ ONLY' : ''};
        ${setLimits(limits)}
        SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT_MS};
        ${first}`),
    )
    const row: Row = Array.isArray(results) ? results.at(-1).rows[0] : {}
    const query: Query = async (text, values = []) => {
      const config = { text, values: [...values], query_timeout: answerLimit(limits) }
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
