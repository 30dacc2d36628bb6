export interface TransactionLimits {
  /** How long a statement may take, in milliseconds. */
  readonly statementMs: number
  /** How long a statement waits for the lock of another transaction, in milliseconds. */
  readonly lockMs: number
}

export const DEFAULT_LIMITS: TransactionLimits = { statementMs: 5_000, lockMs: 3_000 }
/** For calls that are rare, and may read or write millions of rows. */
export const LONG_LIMITS: TransactionLimits = { statementMs: 15 * 60_000, lockMs: 15 * 60_000 }

/**
 * Sets the limits of a transaction. Without limits PostgreSQL would go on when no caller waits any more, or wait for a
 * lock for ever.
 */
export function setLimits({ statementMs, lockMs }: TransactionLimits): string {
  return `SET LOCAL statement_timeout = ${statementMs}; SET LOCAL lock_timeout = ${lockMs};`
}

/** How much later than at its limit PostgreSQL may say that a statement took too long, in milliseconds. */
const GRACE_MS = 3_000

/** How long the answer to a statement is waited for, in milliseconds; then the connection is given up. */
export function answerLimit({ statementMs }: TransactionLimits): number {
  return statementMs + GRACE_MS
}
