import type { Row } from '../rows/row.ts'

/** What is known of a statement. */
export interface StatementOptions {
  /**
   * Whether one plan of the statement is right for tables of every size, as long as PostgreSQL scans neither tables nor
   * bitmaps. A transaction that keeps plans keeps the plans of such statements.
   */
  readonly pinned?: boolean
}

/** Executes one statement on a connection, with its parameters; answers its rows. */
export type Query = (
  sql: string,
  parameters?: readonly unknown[],
  options?: StatementOptions,
) => Promise<Row[]>
