import type { Instant } from '../../numbering/instant.ts'
import { integer, integers } from '../rows/row.ts'
import { checkSchema } from './check-schema.ts'
import type { StatementPool } from './create-pool.ts'
import { heldKey, heldKeys, heldLock, heldLockIfFree } from './held-lock.ts'
import { type InTransactionOptions, inTransaction } from './in-transaction.ts'
import type { Query } from './query.ts'
import { NOW } from './tables/clock-table.ts'
import { REGISTER_VERSION, registerLock } from './tables/register-table.ts'
import { QUIET_MOMENT } from './trail/quiet-moment.ts'

/** A transaction that is open on a connection. */
export interface Transaction {
  /** The inventory's time when the transaction began, after it got the locks that it began with. */
  readonly now: Instant
  /** The highest id of a stock when the transaction began; 0 if there is none. */
  readonly newestStock: number
  /** The version of the register when it began, and had locked it. */
  readonly registerVersion: number
  /** Whether no other transaction holds more for the resource until this one ends. */
  hasHeldLock(resource: string): boolean
  readonly query: Query
  /** Executes the last statement, and commits with it, in one message; if it fails, nothing has happened. */
  readonly commitWith: Query
}

/**
 * The first statement of every transaction, which reads the clock before any other table: see `KEEP_OTHERS_OUT`. Where
 * `synchronous_commit` is off, a commit would be answered before it is on a disk
 * (https://www.postgresql.org/docs/current/wal-async-commit.html), so it is switched on for this transaction.
 */
const BEGIN = `
  SELECT ${NOW} AS now, coalesce((SELECT max(id) FROM stock), 0) AS newest_stock,
    ${REGISTER_VERSION} AS register_version,
    (SELECT compatible_since FROM holdline_schema) AS compatible_since,
    CASE current_setting('synchronous_commit')
      WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END,
    ${heldLockIfFree('$1')} AS held_locks`

export interface TransactOptions extends InTransactionOptions {
  /** How the transaction locks the register until it ends; not at all if absent. */
  readonly register?: 'shared' | 'alone' | undefined
  /** The resources for which no other transaction is to hold more meanwhile. */
  readonly heldBy?: readonly string[]
  /**
   * Whether to go on without the resources that another transaction has locked, instead of waiting for them.
   */
  readonly skipHeld?: boolean
  /** Whether it begins while no command is under way, and sees the state of that moment until it ends (`goOn`). */
  readonly quiet?: boolean
}

/**
 * Does `work` in one transaction. When this resolves, all of it is durable. When this rejects, none of it has
 * happened, unless the connection was lost during the commit.
 *
 * @throws StorageError if a newer Holdline, beside which this one cannot run, has migrated the database
 *   meanwhile
 */
export function transact<T>(
  pool: StatementPool,
  work: (transaction: Transaction) => Promise<T>,
  { register, heldBy = [], skipHeld = false, quiet = false, ...options }: TransactOptions = {},
): Promise<T> {
  const beginning = {
    locks: (quiet ? QUIET_MOMENT : '') + registerLock(register) + (skipHeld ? '' : heldLock(heldBy)),
    first: BEGIN,
    parameters: [skipHeld ? heldKeys(heldBy) : []],
  }
  return inTransaction(
    pool,
    beginning,
    ({ row, query, commitWith }) => {
      checkSchema(row)
      const locked = new Set(skipHeld ? integers(row, 'held_locks') : heldBy.map(heldKey))
      return work({
        now: integer(row, 'now'),
        newestStock: integer(row, 'newest_stock'),
        registerVersion: integer(row, 'register_version'),
        hasHeldLock: (resource) => locked.has(heldKey(resource)),
        query,
        commitWith,
      })
    },
    { ...options, ...(quiet && { snapshot: true }) },
  )
}
