import type pg from 'pg'
import type { Row } from '../rows/row.ts'
import { answered } from './answered.ts'
import { ConnectionFault } from './storage-fault.ts'
import { DEFAULT_LIMITS, setLimits } from './transaction-limits.ts'
import { withLiterals } from './with-literals.ts'

/**
 * Executes one statement that changes nothing: PostgreSQL refuses one that does. It goes with its limits in one message, which is a
 * transaction (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT): in
 * three, reads would be less than half as fast.
 */
export async function read(
  pool: pg.Pool,
  sql: string,
  parameters: readonly (string | number)[] = [],
): Promise<Row[]> {
  const client = await answered(pool.connect())
  let broken = false
  try {
    const results: unknown = await answered(
      client.query(
        `${setLimits(DEFAULT_LIMITS)} SET LOCAL transaction_read_only = on; ${withLiterals(sql, parameters)}`,
      ),
    )
    return Array.isArray(results) ? results.at(-1).rows : []
  } catch (error) {
    broken = error instanceof ConnectionFault
    throw error
  } finally {
    client.release(broken)
  }
}
