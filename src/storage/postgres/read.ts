import type { Row } from '../rows/row.ts'
import { answered } from './answered.ts'
import type { StatementPool } from './create-pool.ts'
import { ConnectionFault } from './storage-fault.ts'
import { answerLimit, DEFAULT_LIMITS, setLimits } from './transaction-limits.ts'
import { withLiterals } from './with-literals.ts'

/**
 * Executes one statement that changes nothing; PostgreSQL refuses a statement that changes something. The statement
 * goes with its limits in one message, which is a transaction
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT): in three messages, reads
 * would be less than half as fast.
 */
export async function read(
  pool: StatementPool,
  sql: string,
  parameters: readonly (string | number)[] = [],
  limits = DEFAULT_LIMITS,
): Promise<Row[]> {
  const client = await answered(pool.connect())
  let broken = false
  try {
    const text = `${setLimits(limits)} SET LOCAL transaction_read_only = on; ${withLiterals(sql, parameters)}`
    const config = { text, query_timeout: answerLimit(limits) }
    const results: unknown = await answered(client.query(config))
    return Array.isArray(results) ? results.at(-1).rows : []
  } catch (error) {
    broken = error instanceof ConnectionFault
    throw error
  } finally {
    client.release(broken)
  }
}
