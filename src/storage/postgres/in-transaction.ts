import type { Row } from '../rows/row.ts'
import { answered } from './answered.ts'
import type { StatementPool } from './create-pool.ts'
import type { Query } from './query.ts'
import { CHANGED_RESULT, ConnectionFault, sqlState, UNPREPARED } from './storage-fault.ts'
import { answerLimit, DEFAULT_LIMITS, setLimits, type TransactionLimits } from './transaction-limits.ts'

/**
 * How long PostgreSQL keeps the locks of a process that has stopped in the middle of a transaction, in
 * milliseconds.
 */
const IDLE_LIMIT_MS = 10_000

/**
 * A prepared statement is parsed once, and planned each time: PostgreSQL would keep a plan that reads a small table
 * whole until the table is analyzed, however large it is by then.
 */
const PLAN_EACH_TIME = 'SET LOCAL plan_cache_mode = force_custom_plan;'

export interface InTransactionOptions {
  readonly limits?: TransactionLimits | undefined
  /** Whether PostgreSQL refuses every write in it. */
  readonly readOnly?: boolean
  /** Whether its statements are prepared, where the connections keep prepared statements; they are if absent. */
  readonly prepared?: boolean
}

/** Does `work` in one transaction. `first` is its first statement, whose row `work` gets. */
export async function inTransaction<T>(
  pool: StatementPool,
  first: string,
  work: (query: Query, row: Row) => Promise<T>,
  { limits = DEFAULT_LIMITS, readOnly = false, prepared = true }: InTransactionOptions = {},
): Promise<T> {
  const client = await answered(pool.connect())
  let broken = true
  try {
    // The statements go in one message. The limits are set for this transaction alone, so that a proxy may share the
    // connection.
    const results: unknown = await answered(
      client.query(`
        BEGIN ISOLATION LEVEL READ COMMITTED${readOnly ? ' READ ONLY' : ''};
        ${setLimits(limits)}
        SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT_MS};
        ${PLAN_EACH_TIME}
        ${first}`),
    )
    const row: Row = Array.isArray(results) ? results.at(-1).rows[0] : {}
    const query: Query = async (text, values = []) => {
      // A script has no parameters, and cannot be prepared.
      const name = prepared && values.length > 0 ? pool.names?.of(text) : undefined
      const config = { name, text, values: [...values], query_timeout: answerLimit(limits) }
      const { rows } = await answered(client.query<Row>(config))
      return rows
    }
    const result = await work(query, row)
    const { command } = await answered(client.query('COMMIT'))
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back')
    broken = false
    return result
  } catch (error) {
    if (sqlState(error) === CHANGED_RESULT) pool.names?.renew()
    if (UNPREPARED.includes(sqlState(error))) pool.names?.stop()
    if (!(error instanceof ConnectionFault)) {
      await answered(client.query('ROLLBACK'))
      broken = false
    }
    throw error
  } finally {
    client.release(broken)
  }
}
