import type pg from 'pg'
import type { Row } from '../rows/row.ts'
import { answered } from './answered.ts'
import { watchCommit } from './commit.ts'
import type { StatementPool } from './create-pool.ts'
import { KEEP_PLANS } from './keep-plans.ts'
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

/** A role or a database may have a setting that hides the warnings of a commit. */
const HEAR_WARNINGS = 'SET LOCAL client_min_messages = warning;'

export interface InTransactionOptions {
  readonly limits?: TransactionLimits | undefined
  /** Whether PostgreSQL refuses every write in it. */
  readonly readOnly?: boolean
  /** Whether all its statements see one snapshot; each sees one of its own if absent. */
  readonly snapshot?: boolean
  /** Whether its statements are prepared, where the connections keep prepared statements; they are if absent. */
  readonly prepared?: boolean
  /** Whether the plans of its pinned statements are kept; they are not if absent. */
  readonly keepsPlans?: boolean
}

/** How a transaction begins. */
export interface Beginning {
  /** A script that takes locks, without parameters. */
  readonly locks?: string
  /** The first statement after the locks are taken, which is pinned. */
  readonly first: string
  readonly parameters?: readonly unknown[]
}

/** A transaction that has begun. */
export interface Begun {
  /** The row of the first statement. */
  readonly row: Row
  readonly query: Query
  /** Executes the last statement, and commits if it succeeds. It goes with the commit in one message. */
  readonly commitWith: Query
}

/** Does `work` in one transaction. */
export async function inTransaction<T>(
  pool: StatementPool,
  { locks = '', first, parameters = [] }: Beginning,
  work: (begun: Begun) => Promise<T>,
  {
    limits = DEFAULT_LIMITS,
    readOnly = false,
    snapshot = false,
    prepared = true,
    keepsPlans = false,
  }: InTransactionOptions = {},
): Promise<T> {
  // A transaction that reads waits for no standby at its commit.
  if (!readOnly) pool.commitGate.check()
  const client = await answered(pool.connect())
  const leave = readOnly ? undefined : enterOrRelease(pool, client)
  const committer = watchCommit(client, pool.committing)
  let broken = true
  let committed: Promise<void> | undefined

  const send: Query = async (text, values = [], { pinned = false } = {}) => {
    // A script has no parameters, and cannot be prepared.
    const name = prepared && values.length > 0 && (pinned || !keepsPlans) ? pool.names?.of(text) : undefined
    const config = { name, text, values: [...values], query_timeout: answerLimit(limits) }
    committer.sending()
    const { rows } = await answered(client.query<Row>(config))
    return rows
  }
  const sendScript = (script: string) => {
    committer.sending()
    const config = { text: script, query_timeout: answerLimit(limits) }
    return answered(client.query(config))
  }
  try {
    // The limits are set for this transaction alone, so that a proxy may share the connection.
    const script = `
      BEGIN ISOLATION LEVEL ${snapshot ? 'REPEATABLE READ' : 'READ COMMITTED'}${readOnly ? ' READ ONLY' : ''};
      ${setLimits(limits)}
      ${HEAR_WARNINGS}
      SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT_MS};
      ${keepsPlans ? KEEP_PLANS : PLAN_EACH_TIME}
      ${locks}`
    const [, [row = {}]] = await inOneMessage(client, () =>
      Promise.all([sendScript(script), send(first, parameters, { pinned: true })]),
    )
    const result = await work({
      row,
      query: send,
      async commitWith(...statement) {
        const [rows] = await inOneMessage(client, () => {
          const sent = send(...statement)
          committed = committer.commit()
          return Promise.all([sent, committed])
        })
        return rows
      },
    })
    await (committed ?? committer.commit())
    if (!readOnly) pool.commits += 1
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
    leave?.(committer.outcome())
    committer.end(() => client.release(broken))
  }
}

function enterOrRelease({ commitGate }: StatementPool, client: pg.PoolClient) {
  try {
    return commitGate.enter()
  } catch (error) {
    client.release()
    throw error
  }
}

/** Sends the statements of `send` in one message, since each message wakes PostgreSQL and this process. */
function inOneMessage<T>({ connection: { stream } }: pg.PoolClient, send: () => T): T {
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}
