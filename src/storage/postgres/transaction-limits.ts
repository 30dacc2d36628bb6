export interface TransactionLimits {
  /** How long a statement may take, in milliseconds. */
  readonly statementMs: number
  /** How long a statement waits for what another transaction has locked, in milliseconds. */
  readonly lockMs: number
}

export const DEFAULT_LIMITS: TransactionLimits = { statementMs: 5_000, lockMs: 3_000 }
/** For what is done rarely, and may be of millions of rows. */
export const LONG_LIMITS: TransactionLimits = { statementMs: 15 * 60_000, lockMs: 15 * 60_000 }

/** Without them PostgreSQL would go on with what nobody waits for any more, or wait for a lock for ever. */
export function setLimits({ statementMs, lockMs }: TransactionLimits): string {
  return `SET LOCAL statement_timeout = ${statementMs}; SET LOCAL lock_timeout = ${lockMs};`
}
