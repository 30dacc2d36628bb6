import type pg from 'pg'
import type { Instant } from '../../numbering/instant.ts'
import { integer, type PostgresRow } from './row.ts'
import { ConnectionFault, faultReason, sqlState } from './storage-fault.ts'
import { NOW } from './tables/clock-table.ts'

/** A transaction that is open on a connection. */
export interface Transaction {
  /** The inventory's time when it began. */
  readonly now: Instant
  /** The highest id of a stock when it began; 0 if there is none. */
  readonly newestStock: number
  query(sql: string, parameters?: readonly unknown[]): Promise<PostgresRow[]>
}

export interface TransactionLimits {
  /** How long a statement may take, in milliseconds. */
  readonly statementMs: number
  /** How long a statement waits for what another transaction has locked, in milliseconds. */
  readonly lockMs: number
}

const DEFAULT_LIMITS: TransactionLimits = { statementMs: 5_000, lockMs: 3_000 }
/** For what is done rarely, and may be of millions of rows. */
export const LONG_LIMITS: TransactionLimits = { statementMs: 15 * 60_000, lockMs: 15 * 60_000 }

/** How long PostgreSQL keeps the locks of a process that has stopped in the middle, in milliseconds. */
const IDLE_LIMIT_MS = 10_000
/** How long after its own limit PostgreSQL may take to say so, in milliseconds; then the connection is given up. */
const GRACE_MS = 3_000

/**
 * Does `work` in one transaction: all of it is durable when this resolves, and none of it has happened when
 * it rejects, unless the connection was lost during the commit.
 */
export function transact<T>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<T>,
  limits?: TransactionLimits,
): Promise<T> {
  const begin = `SELECT ${NOW} AS now, coalesce((SELECT max(id) FROM stock), 0) AS newest_stock`
  return inTransaction(
    pool,
    begin,
    (query, row) => work({ now: integer(row, 'now'), newestStock: integer(row, 'newest_stock'), query }),
    limits,
  )
}

/** Does `work` in one transaction that begins with the statement `first`, and gets the row that it answers. */
export async function inTransaction<T>(
  pool: pg.Pool,
  first: string,
  work: (query: Transaction['query'], row: PostgresRow) => Promise<T>,
  { statementMs, lockMs } = DEFAULT_LIMITS,
): Promise<T> {
  const client = await answered(pool.connect())
  let broken = true
  try {
    // In one message. The limits hold for this transaction alone, so that a proxy may share the connection.
    const results: unknown = await answered(
      client.query(`
        BEGIN ISOLATION LEVEL READ COMMITTED;
        SET LOCAL statement_timeout = ${statementMs};
        SET LOCAL lock_timeout = ${lockMs};
        SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT_MS};
        ${first}`),
    )
    const row: PostgresRow = Array.isArray(results) ? results.at(-1).rows[0] : {}
    const query: Transaction['query'] = async (text, values = []) => {
      const config = { text, values: [...values], query_timeout: statementMs + GRACE_MS }
      const { rows } = await answered(client.query<PostgresRow>(config))
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

/** Executes one statement that changes nothing, in a transaction of its own. */
export async function read(
  pool: pg.Pool,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<PostgresRow[]> {
  const client = await answered(pool.connect())
  let broken = false
  try {
    const { rows } = await answered(client.query<PostgresRow>(sql, [...parameters]))
    return rows
  } catch (error) {
    broken = error instanceof ConnectionFault
    throw error
  } finally {
    client.release(broken)
  }
}

/** What PostgreSQL itself did not answer is a fault of the connection. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const state = sqlState(error)
    // These are its last words on a connection.
    if (state !== undefined && !/^(57P|08)/.test(state)) throw error
    throw new ConnectionFault(faultReason(error), { cause: error })
  }
}
