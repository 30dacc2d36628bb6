import type { Row } from '../rows/row.ts'
import { answered } from './answered.ts'
import { checkSchema } from './check-schema.ts'
import type { StatementPool } from './create-pool.ts'
import { ConnectionFault } from './storage-fault.ts'
import { answerLimit, DEFAULT_LIMITS, setLimits } from './transaction-limits.ts'
import { withLiterals } from './with-literals.ts'

/** The clock comes first: see `KEEP_OTHERS_OUT`. No migration ends between this statement and the end of the message. */
const SCHEMA = 'SELECT compatible_since FROM clock, holdline_schema;'

/**
 * Executes one statement that changes nothing; PostgreSQL refuses a statement that changes something. The statement
 * goes with its limits in one message, which is a transaction
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT): in three messages, reads
 * would be less than half as fast.
 *
 * @throws StorageError if a newer Holdline, beside which this one cannot run, has migrated the database meanwhile
 */
export async function read(
  pool: Pick<StatementPool, 'connect'>,
  sql: string,
  parameters: readonly (string | number)[] = [],
  limits = DEFAULT_LIMITS,
): Promise<Row[]> {
  const client = await answered(pool.connect())
  let broken = false
  try {
    const statement = withLiterals(sql, parameters)
    const text = `${setLimits(limits)} SET LOCAL transaction_read_only = on; ${SCHEMA} ${statement}`
    const config = { text, query_timeout: answerLimit(limits) }
    const results: unknown = await answered(client.query(config))
    if (!Array.isArray(results)) return []
    const [schema, found] = results.slice(-2)
    checkSchema(schema.rows[0])
    return found.rows
  } catch (error) {
    broken = error instanceof ConnectionFault
    throw error
  } finally {
    client.release(broken)
  }
}
