import type { MethodKind } from '../port/store-methods.ts'
import type { Row } from '../rows/row.ts'
import type { StatementPool } from './create-pool.ts'
import { read } from './read.ts'
import { type Transaction, type TransactOptions, transact } from './transaction.ts'
import { DEFAULT_LIMITS, LONG_LIMITS, type TransactionLimits } from './transaction-limits.ts'
import { withRetries } from './with-retries.ts'

/** How a method of the store reaches the database. */
export interface Access {
  /** Executes one statement that changes nothing. */
  read(sql: string, parameters?: readonly (string | number)[], limits?: TransactionLimits): Promise<Row[]>
  /**
   * Does `work` in one transaction, and retries it after a conflict. PostgreSQL refuses the writes of a `read` method.
   */
  transact<T>(
    work: (transaction: Transaction) => Promise<T>,
    options?: Pick<TransactOptions, 'register' | 'heldBy' | 'skipHeld' | 'keepsPlans' | 'snapshot' | 'quiet'>,
  ): Promise<T>
}

/** @param random a number from 0 to 1 */
export function accessOf(kind: MethodKind, pool: StatementPool, random: () => number): Access {
  const limits = kind === 'alone' ? LONG_LIMITS : DEFAULT_LIMITS
  return {
    read: (sql, parameters, limits) => read(pool, sql, parameters, limits),
    transact: (work, options) =>
      withRetries(() => transact(pool, work, { ...options, limits, readOnly: kind === 'read' }), random),
  }
}
